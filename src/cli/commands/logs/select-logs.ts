import { join } from 'node:path'
import { select } from '../../../config/files/pattern.ts'
import { scraperId } from '../../../config/source.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import type { CommonArgs } from '../../command.ts'
import { logOfRun, newestLog } from './find-log.ts'
import { knownScrapers, nameScraper } from './known-scrapers.ts'

export interface LogSelection {
  scraper: string[]
  failed: boolean
  run: string | undefined
}

/** A scraper and its log; null where it has none yet. */
export interface ScraperLog {
  id: string
  /** Where its logs are. */
  folder: string
  log: string | null
}

export type SelectedLogs = { ok: true; logs: ScraperLog[] } | { ok: false; message: string; hint: string }

/** The logs that a person means: of named scrapers, of those that globs match, of a run, of what failed in it. */
export async function selectLogs(wanted: LogSelection, args: CommonArgs): Promise<SelectedLogs> {
  const chosen = await chooseScrapers(wanted, args)
  if (!chosen.ok) return chosen
  const logs: ScraperLog[] = []
  for (const scraper of chosen.scrapers) {
    const folder = join(args.logDir, scraper.country, scraper.source)
    const id = scraperId(scraper)
    if (wanted.run === undefined) logs.push({ id, folder, log: await newestLog(args.stateDir, folder, scraper) })
    else {
      const found = await logOfRun(args.stateDir, wanted.run, scraper)
      if (found.ok) logs.push({ id, folder, log: found.log })
      else if (chosen.scrapers.length === 1) return { ok: false, message: found.message, hint: '' }
    }
  }
  return { ok: true, logs }
}

interface Named {
  country: string
  source: string
}

type Chosen = { ok: true; scrapers: Named[] } | { ok: false; message: string; hint: string }

async function chooseScrapers(
  { scraper: patterns, failed, run: named }: LogSelection,
  args: CommonArgs,
): Promise<Chosen> {
  const [only] = patterns
  if (only !== undefined && patterns.length === 1 && !failed) {
    const one = nameScraper(only, args)
    if (one.ok) return { ok: true, scrapers: [one] }
    if (!isGlob(only)) return one
  }
  const scope =
    failed || patterns.length === 0
      ? await ofRun(named, failed, args)
      : { ok: true as const, scrapers: knownScrapers(args).map(parts) }
  if (!scope.ok) return scope
  const { selected, unmatched } = select(scope.scrapers, patterns, { configDir: args.configDir, parked: [] })
  const [wrong] = unmatched
  return wrong === undefined ? { ok: true, scrapers: selected } : { ok: false, message: wrong.message, hint: '' }
}

/** Those of a run; nothing was started of what has an invalid config. */
async function ofRun(named: string | undefined, failed: boolean, { stateDir }: CommonArgs): Promise<Chosen> {
  const runs = openRunReader(stateDir)
  const run = named ?? (await runs.newest())
  const live = run === null ? null : await runs.live(run)
  if (live === null) {
    return {
      ok: false,
      message: named === undefined ? `there is no run in ${stateDir} yet` : `there is no run '${named}'`,
      hint: '',
    }
  }
  return {
    ok: true,
    scrapers: live.scrapers.filter(({ status, reason }) =>
      failed ? status === 'failed' : reason !== 'invalid_config',
    ),
  }
}

function parts(id: string): Named {
  const [country = '', source = ''] = id.split('/')
  return { country, source }
}

/** Whether a word names several at once, rather than one that does not exist. */
function isGlob(word: string): boolean {
  return /[*?[\]{}]|\/$/.test(word)
}
