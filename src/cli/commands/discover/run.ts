import { createReadStream, createWriteStream } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ACCEPTED_FROM } from '../../../discovery/link-kind.ts'
import type { LinkKind } from '../../../discovery/link-kind.ts'
import { scoreLinks } from '../../../discovery/score-links.ts'
import type { ScoredLink } from '../../../discovery/score-links.ts'
import { endpointSettings, openEndpoint, type Endpoint } from '../../../opinion/endpoint.ts'
import { linksOpinion } from '../../../opinion/links-opinion.ts'
import { readLines } from '../../../tables/jsonl/read-lines.ts'
import { replaceFile } from '../../../tables/replace-file.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { isSystemError } from '../../../vocabulary/system-error.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { batchLine } from '../../session/batch-line.ts'
import { inputFileFault } from '../../session/input-file.ts'
import { readPageFile } from '../../session/page-file.ts'
import { scoreSite } from './score-site.ts'
import { pageLinksWithWarning } from '../../../extract/listing/page-links.ts'

export interface DiscoverArgs {
  page: string | undefined
  kind: LinkKind
  all: boolean
  batch: string | undefined
  out: string | undefined
  opinion: boolean
}

/**
 * 0 when a link is accepted (of a batch: when every line could be read), 1 when none is, 2 for a wrong command line.
 */
export async function discoverLinks(args: DiscoverArgs & CommonArgs, io: Io): Promise<number> {
  const { page, batch } = args
  if (batch !== undefined && args.opinion) return refuse(io, '--opinion does not go with --batch')
  const settings = args.opinion ? endpointSettings(io.env) : null
  if (typeof settings === 'string') return refuse(io, settings)
  const opinion = settings === null ? null : openEndpoint(settings)
  if (page !== undefined && batch === undefined && /^https?:\/\//i.test(page))
    return scoreWebPage(args, page, opinion, io)
  const file = page ?? batch
  if (file === undefined || (page !== undefined && batch !== undefined)) {
    return refuse(io, 'name an HTML file, a URL, or --batch FILE')
  }
  try {
    if (page !== undefined) return await scorePage(args, page, opinion, io)
    const fault = inputFileFault(resolve(io.cwd, file), file)
    return fault === null ? await scoreBatch(args, file, io) : refuse(io, fault)
  } catch (error) {
    if (isSystemError(error)) return refuse(io, error.message)
    throw error
  }
}

async function scorePage(
  args: DiscoverArgs & CommonArgs,
  page: string,
  opinion: Endpoint | null,
  io: Io,
): Promise<number> {
  const read = readPageFile(resolve(io.cwd, page), page, { isListed: false })
  if (!read.ok) return refuse(io, read.error)
  const { links, warning } = pageLinksWithWarning(read.body.toString())
  if (warning !== null) io.stderr.write(`${NAME}: ${plainText(`${page}: ${warning}`)}\n`)
  return show(await withOpinion(scoreLinks(links, args.kind), args.kind, opinion, io), args, io)
}

async function scoreWebPage(
  args: DiscoverArgs & CommonArgs,
  url: string,
  opinion: Endpoint | null,
  io: Io,
): Promise<number> {
  const scored = await scoreSite(url, args.kind, args.stateDir)
  if (!scored.ok) return refuse(io, scored.error)
  return show(await withOpinion(scored.links, args.kind, opinion, io), args, io)
}

async function withOpinion(
  links: ScoredLink[],
  kind: LinkKind,
  endpoint: Endpoint | null,
  io: Io,
): Promise<ScoredLink[]> {
  if (endpoint === null) return links
  const opinion = await linksOpinion(links, kind, endpoint)
  if (opinion.error !== null) io.stderr.write(`${NAME}: no second opinion: ${plainText(opinion.error)}\n`)
  return opinion.links
}

function show(links: readonly ScoredLink[], args: DiscoverArgs & CommonArgs, io: Io): number {
  const shown = links.filter(({ score }) => args.all || score >= ACCEPTED_FROM).map(shownLink)
  if (args.json) io.stdout.write(`${JSON.stringify({ links: shown }, null, 2)}\n`)
  else if (links.length === 0) io.stdout.write('the page has no links\n')
  else if (shown.length === 0) {
    io.stdout.write(`no link of ${links.length} scores ${ACCEPTED_FROM} or more; --all shows what they score\n`)
  } else {
    const lines = shown.map(({ score, url, text, reasons }) => `${score}  ${url}  "${text}"  (${reasons.join(', ')})`)
    io.stdout.write(lines.map((line) => `${plainText(line)}\n`).join(''))
  }
  return links.some(({ score }) => score >= ACCEPTED_FROM) ? 0 : 1
}

/** Where a link stands is said by the reasons. */
function shownLink({ url, text, score, reasons }: ScoredLink): Omit<ScoredLink, 'place'> {
  return { url, text, score, reasons }
}

async function scoreBatch(args: DiscoverArgs, batch: string, io: Io): Promise<number> {
  const list = resolve(io.cwd, batch)
  let failed = 0
  async function* answers(): AsyncGenerator<string> {
    for await (const { raw } of readLines(createReadStream(list, 'utf8'))) {
      if (raw.trim() === '') continue
      const { line, well } = answer(raw, args.kind, dirname(list))
      if (!well) failed++
      yield `${line}\n`
    }
  }
  if (args.out === undefined) for await (const line of answers()) io.stdout.write(line)
  else {
    await replaceFile(resolve(io.cwd, args.out), async (file) =>
      pipeline(Readable.from(answers()), createWriteStream(file)),
    )
  }
  return failed > 0 ? 1 : 0
}

function answer(raw: string, kind: LinkKind, folder: string): { line: string; well: boolean } {
  const asked = batchLine(raw)
  const { id = null, html } = asked ?? {}
  const failed = (error: string): ReturnType<typeof answer> => ({ line: JSON.stringify({ id, error }), well: false })
  if (asked === null) return failed('not a JSON object')
  if (typeof html !== 'string') return failed('html must be the path of a page')
  const read = readPageFile(resolve(folder, html), html, { isListed: true })
  if (!read.ok) return failed(read.error)
  const { links, warning } = pageLinksWithWarning(read.body.toString())
  const scored = scoreLinks(links, kind).map(shownLink)
  const answered = { id, links: scored, ...(warning === null ? {} : { warning }) }
  return { line: JSON.stringify(answered), well: true }
}
