import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { text as textOfStream } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { isMarkup } from '../../../extract/schedule/page-facts.ts'
import { htmlText } from '../../../extract/tree/html-text.ts'
import { endpointSettings, openEndpoint, type EndpointSettings } from '../../../opinion/endpoint.ts'
import { hoursOpinion } from '../../../opinion/hours-opinion.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { Fact } from '../../../hours/fact.ts'
import { openingHoursText } from '../../../hours/opening-hours.ts'
import { readLines } from '../../../tables/jsonl/read-lines.ts'
import { replaceFile } from '../../../tables/replace-file.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { isSystemError } from '../../../vocabulary/system-error.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { inputFileFault } from '../../session/input-file.ts'
import { readPageFile } from '../../session/page-file.ts'
import { fetchText } from '../../session/fetch-text.ts'
import { answerLine } from './answer-line.ts'
import { timesIn } from './times-in.ts'

export interface HoursArgs {
  text: string[] | undefined
  batch: string | undefined
  out: string | undefined
  language: string | undefined
  kind: string | undefined
  opinion: boolean
}

/** 0 when times were found (of a batch: when every line could be read), 1 when not, 2 for a wrong command line. */
export async function hours(args: HoursArgs & CommonArgs, io: Io): Promise<number> {
  const words = args.text ?? []
  if ((args.batch === undefined) === (words.length === 0)) return refuse(io, 'name a text, a file, or --batch FILE')
  if (args.batch === undefined && args.out !== undefined) return refuse(io, '--out goes with --batch')
  if (args.batch !== undefined && args.opinion) return refuse(io, '--opinion does not go with --batch')
  const settings = args.opinion ? endpointSettings(io.env) : null
  if (typeof settings === 'string') return refuse(io, settings)
  try {
    if (args.batch !== undefined) {
      const fault = inputFileFault(resolve(io.cwd, args.batch), args.batch)
      return fault === null ? await readBatch(args, args.batch, io) : refuse(io, fault)
    }
  } catch (error) {
    if (isSystemError(error)) return refuse(io, error.message)
    throw error
  }
  const input = await inputOf(words, args.stateDir, io)
  if (!input.ok) return refuse(io, input.error)
  const { text, url } = input
  if (words.length === 1 && text === words[0] && FILE.test(text))
    return refuse(io, `there is no file ${plainText(text)}`)
  const read = timesIn(text, { language: args.language ?? null, kind: args.kind ?? null, url })
  const facts = settings === null ? read : await withOpinion(text, read, settings, io)
  const opening = openingHoursText(facts)
  if (args.json) io.stdout.write(`${JSON.stringify({ facts, opening_hours: opening }, null, 2)}\n`)
  else io.stdout.write(facts.length === 0 ? 'no recurring time found\n' : shown(facts, opening))
  return facts.length === 0 ? 1 : 0
}

/** Nobody writes times like this: the name of a file that is not there. */
const FILE = /^\S+\.(?:txt|md|html?|csv|jsonl?)$/i

async function withOpinion(text: string, facts: Fact[], settings: EndpointSettings, io: Io): Promise<Fact[]> {
  const words = isMarkup(text) ? htmlText(text) : text
  const opinion = await hoursOpinion(words, facts, openEndpoint(settings))
  if (opinion.error !== null) io.stderr.write(`${NAME}: no second opinion: ${plainText(opinion.error)}\n`)
  return opinion.facts
}

/** A single word may name a file or a page, or stand for standard input. */
async function inputOf(
  words: string[],
  stateDir: string,
  io: Io,
): Promise<{ ok: true; text: string; url: string | null } | { ok: false; error: string }> {
  const [word = ''] = words
  if (words.length > 1) return { ok: true, text: words.join(' '), url: null }
  if (word === '-') return { ok: true, text: await textOfStream(io.stdin ?? process.stdin), url: null }
  if (/^https?:\/\//i.test(word)) return fetchText(word, stateDir)
  const path = resolve(io.cwd, word)
  const isFile = !path.includes('\0') && statSync(path, { throwIfNoEntry: false })?.isFile() === true
  if (!isFile) return { ok: true, text: word, url: null }
  const file = readPageFile(path, word, { isListed: false })
  return file.ok ? { ok: true, text: file.body.toString(), url: null } : file
}

async function readBatch(args: HoursArgs, batch: string, io: Io): Promise<number> {
  let failed = 0
  async function* answers(): AsyncGenerator<string> {
    for await (const { raw } of readLines(createReadStream(resolve(io.cwd, batch), 'utf8'))) {
      if (raw.trim() === '') continue
      const { line, well } = answerLine(raw, args)
      if (!well) failed++
      yield `${line}\n`
    }
  }
  if (args.out === undefined) for await (const line of answers()) io.stdout.write(line)
  else
    await replaceFile(resolve(io.cwd, args.out), async (file) =>
      pipeline(Readable.from(answers()), createWriteStream(file)),
    )
  return failed > 0 ? 1 : 0
}

function shown(facts: readonly Fact[], opening: string | null): string {
  const lines = facts.map(({ kind, days, start, end, rrule, confidence, text }) => {
    const every = rrule.startsWith('FREQ=MONTHLY') ? ` (${rrule})` : ''
    const time = start === null ? 'no time' : end === null ? start : `${start}-${end}`
    const when = `${days.length === 0 ? 'no day' : days.join(',')} ${time}${every}`
    return `${kind === null ? '' : `${kind}: `}${when}  ${confidence} %  "${text}"`
  })
  return [...lines, ...(opening === null ? [] : [`opening_hours: ${opening}`])]
    .map((line) => `${plainText(line)}\n`)
    .join('')
}
