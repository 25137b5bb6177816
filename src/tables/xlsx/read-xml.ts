import { Parser } from 'htmlparser2'
import { TableError } from '../table.ts'

/** Hears what is read of an XML file. Names are without their prefix. */
export interface PartReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

/** No tag, comment or attribute of a workbook is as long: it would have to be held in memory as a whole. */
const LONGEST_TOKEN = 16_000_000

/** Deeper than the parts of any workbook; htmlparser2 takes longer the deeper it gets. */
const MAX_DEPTH = 100

/** Reads XML as a stream: what the reader puts comes out as it is read, and nothing more than that is kept. */
export async function* readXml<T>(
  chunks: AsyncIterable<Buffer>,
  createReader: (put: (item: T) => void) => PartReader,
): AsyncGenerator<T> {
  let items: T[] = []
  let silent = 0
  let depth = 0
  const reader = createReader((item) => items.push(item))
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        silent = 0
        if (++depth > MAX_DEPTH)
          throw new TableError(`it nests more than ${MAX_DEPTH} elements, which no workbook does`)
        reader.open(localName(name), attributes)
      },
      ontext(data) {
        silent = 0
        reader.text(data)
      },
      onclosetag(name) {
        silent = 0
        depth--
        reader.close(localName(name))
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  const decoder = new TextDecoder()
  for await (const chunk of chunks) {
    silent += chunk.length
    if (silent > LONGEST_TOKEN)
      throw new TableError('it holds a tag of more than 16,000,000 bytes, which no workbook needs')
    parser.write(decoder.decode(chunk, { stream: true }))
    if (items.length === 0) continue
    yield* items
    items = []
  }
  parser.end(decoder.decode())
  yield* items
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
