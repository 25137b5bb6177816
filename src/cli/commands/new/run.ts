import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { nameFault } from '../../../config/files/config-name.ts'
import { readEnvironment } from '../../../config/files/read-environment.ts'
import { schemaFile } from '../../../config/files/schema-file.ts'
import { shownPath } from '../../../config/files/shown-path.ts'
import { parseSource } from '../../../config/parse/parse.ts'
import { createLog } from '../../../runs/folder/log.ts'
import { createPalette } from '../../../view/palette.ts'
import { isSystemError } from '../../../vocabulary/system-error.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { createSecrets } from '../../../vocabulary/text/hide-secrets.ts'
import { makeConfig } from '../../../workbench/make-config.ts'
import { guessPlace, type PlaceName } from '../../../workbench/place-name.ts'
import { probeSite } from '../../../workbench/probe-site.ts'
import type { SiteFinding, Way } from '../../../workbench/listings/probe.ts'
import { tryLive, type LiveTrial } from '../../../workbench/try-live.ts'
import { openVisitor } from '../../../workbench/visits/visitor.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { askFor } from './ask-for.ts'
import { newConfigLines, trialTable } from './new-lines.ts'

export interface NewArgs {
  url: string
  country: string | undefined
  source: string | undefined
  yes: boolean
  dryRun: boolean
  force: boolean
}

/** What `new --json` prints. */
export interface NewReport {
  url: string
  ok: boolean
  /** Why there is no config, or none that works; null where there is. */
  why: string | null
  config: { country: string; source: string; file: string; written: boolean; text: string } | null
  /** Type of its listing, and why that is taken. */
  way: { type: string; why: string } | null
  findings: SiteFinding[]
  trial: Pick<LiveTrial, 'status' | 'reason' | 'detail' | 'records'> | null
  requests: number
}

/** 0 when the new config gave records, 1 when nothing usable was found, 2 for a wrong command line. */
export async function runNew(args: NewArgs & CommonArgs, io: Io): Promise<number> {
  const url = URL.parse(/^https?:\/\//i.test(args.url) ? args.url : `https://${args.url}`)
  if (url === null || (!url.hostname.includes('.') && url.hostname !== 'localhost'))
    return refuse(io, `${args.url} is no address of a site`, `Example: ${NAME} new https://gazette.example`)
  if (url.username !== '' || url.password !== '') return refuse(io, 'the address must not hold a user name or password')
  for (const name of ['country', 'source'] as const) {
    const given = args[name]
    const fault = given === undefined ? null : nameFault(given)
    if (fault !== null) return refuse(io, `--${name} ${JSON.stringify(given)} is no name of a folder: ${fault}`)
  }
  const palette = createPalette(args)
  const say = (line: string): void =>
    void (args.quiet || (args.json ? io.stderr : io.stdout).write(`${palette.text(plainText(line))}\n`))
  const visitor = openVisitor(args.stateDir)
  const findings: SiteFinding[] = []
  const report: NewReport = {
    url: url.href,
    ok: false,
    why: null,
    config: null,
    way: null,
    findings,
    trial: null,
    requests: 0,
  }
  const end = (code: number): number => {
    if (args.json) io.stdout.write(`${JSON.stringify({ ...report, requests: visitor.requests }, null, 2)}\n`)
    return code
  }
  const fail = (why: string): number => {
    report.why = why
    io.stderr.write(`${NAME}: ${plainText(why)}\n`)
    return end(1)
  }
  try {
    const now = new Date()
    say(`Looking at ${url.href}`)
    const note = (finding: SiteFinding): void => {
      findings.push(finding)
      say(`  ${finding.isFound ? '+' : '-'} ${finding.what.padEnd(14)} ${finding.detail}`)
    }
    const probed = await probeSite(url.href, { visitor, now, country: args.country ?? null, note })
    if (!probed.ok) return fail(probed.why)
    const place = await placeFor(args, probed.page, io)
    const file = join(args.configDir, place.country, `${place.source}.yaml`)
    const shown = shownPath(file, io.cwd)
    if (existsSync(file) && !args.force && !args.dryRun)
      return refuse(io, `${shown} is there already`, 'Use --force to replace it, or --source for another name.')
    const schema = relative(dirname(file), schemaFile('source'))
    const crawlDelay = crawlDelayOf(visitor.robots.get(url.host))
    const whys: string[] = []
    for (const way of probed.ways.slice(0, MOST_WAYS)) {
      const made = await makeConfig(way, probed.page, { visitor, now, schema, crawlDelay })
      const id = { ...place, file: shown }
      const parsed = parseSource(made.text, id)
      if (!parsed.ok) {
        whys.push(`${way.kind}: ${parsed.problems[0]?.message ?? 'no config'}`)
        continue
      }
      say(`Trying: ${WORDS[way.kind]} (${way.why})`)
      const trial = await tryLive(parsed.source, RECORDS, args.stateDir, {
        log: createLog('error', () => undefined, createSecrets()),
        secrets: createSecrets(),
        environment: readEnvironment(io.env, io.cwd),
      })
      report.trial = trial
      if (trial.records.length === 0) {
        whys.push(`${WORDS[way.kind]}: ${trial.detail === '' ? 'no record' : trial.detail}`)
        continue
      }
      report.ok = true
      report.way = { type: String(way.listing['type']), why: way.why }
      report.config = { ...place, file: shown, written: !args.dryRun, text: made.text }
      if (!args.dryRun) {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, made.text, { flag: args.force ? 'w' : 'wx' })
      }
      if (!args.json) {
        const lines = [...trialTable(trial), '', ...newConfigLines(report.config, place)]
        io.stdout.write(lines.map((line) => `${palette.text(plainText(line))}\n`).join(''))
      }
      return end(0)
    }
    return fail(`no config for ${url.href} gives records: ${whys.join('; ')}`)
  } catch (error) {
    if (isSystemError(error)) return refuse(io, error.message)
    throw error
  } finally {
    await visitor.close()
  }
}

/** Articles with which a new config is tried. */
const RECORDS = 3
const MOST_WAYS = 4

const WORDS: Record<Way['kind'], string> = {
  posts: 'the API of WordPress',
  feed: 'the feed',
  json: 'the API',
  sitemap: 'the sitemap',
  dates: 'the archive',
  pages: 'the listing pages',
  rows: 'the records of the page',
}

async function placeFor(args: NewArgs, page: { url: string; text: string }, io: Io): Promise<PlaceName> {
  const guess = guessPlace(page.url, page.text)
  const country = args.country ?? (await askFor('country', guess.country, args.yes, io))
  const source = args.source ?? (await askFor('source', guess.source, args.yes, io))
  return { country, source }
}

function crawlDelayOf(robots: string | undefined): number | null {
  const seconds = /(\d{1,5}(?:\.\d{1,3})?) ?s\b/.exec(robots ?? '')?.[1]
  return seconds === undefined ? null : Number(seconds)
}
