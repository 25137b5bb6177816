import { type CsvRow, readCsv } from './read-csv.ts'

/** How a CSV file is written. */
export interface CsvFileForm {
  /** One character. */
  delimiter: string
  lineEnd: '\n' | '\r'
}

/** Rarest first: of signs that part all rows alike, the one that texts hold least is the delimiter. */
const SIGNS = ['\t', '|', ';', ','] as const
const SAMPLE_ROWS = 100
const SAMPLE_LENGTH = 1 << 18

/** Finds out how a file is written, by the beginning of its text; `delimiter` where that is known. */
export async function findForm(text: string, delimiter: string | undefined): Promise<CsvFileForm> {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const lineEnd = findLineEnd(sample)
  return { delimiter: delimiter ?? (await findDelimiter(sample, lineEnd)), lineEnd }
}

/** CR alone ends rows where no LF does; quoted cells may hold either. */
function findLineEnd(sample: string): '\n' | '\r' {
  const bare = sample.replace(/"[^"]*"/g, '')
  return bare.includes('\r') && !bare.includes('\n') ? '\r' : '\n'
}

/**
 * The sign that gives most rows of the sample the width of the header; of a header alone, the one that it holds most
 * of.
 */
async function findDelimiter(sample: string, lineEnd: '\n' | '\r'): Promise<string> {
  const known = delimiterLine(sample)
  if (known !== null) return known
  let best = { sign: ',', share: 0, width: 1 }
  for (const sign of SIGNS) {
    const widths = await widthsOf(sample, sign, lineEnd)
    const [width = 1, ...others] = widths
    if (width < 2) continue
    const share = others.length === 0 ? 0 : others.filter((other) => other === width).length / others.length
    const isBetter = share > best.share || (share === 0 && best.share === 0 && width > best.width)
    if (isBetter) best = { sign, share, width }
  }
  return best.sign
}

async function widthsOf(sample: string, delimiter: string, lineEnd: '\n' | '\r'): Promise<number[]> {
  const widths: number[] = []
  for await (const row of readCsv(once(sample), { delimiter, lineEnd, resume: 'line' })) {
    widths.push(widthOf(row))
    if (widths.length === SAMPLE_ROWS) return widths
  }
  // The sample may end in the middle of a row.
  return sample.length < SAMPLE_LENGTH || widths.length === 1 ? widths : widths.slice(0, -1)
}

function widthOf(row: CsvRow): number {
  return 'cells' in row ? row.cells.length : 0
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** The delimiter that a first line of its own names, as Excel reads it: `sep=;`. */
export function delimiterLine(text: string): string | null {
  return /^\ufeff?"?sep=([^\r\n"])"?\s*(?:[\r\n]|$)/i.exec(text.slice(0, 100))?.[1] ?? null
}
