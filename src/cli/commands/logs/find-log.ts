import { openRunReader } from '../../../runs/open-run-reader.ts'
import { scraperId } from '../../../config/source.ts'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nearest } from '../../../config/parse/nearest.ts'
import { namesOrEmpty } from '../../../runs/folder/files/names-or-empty.ts'

/**
 * Absolute path of a scraper's newest log, or null before its first one: of the newest run that left one, since names
 * are in local time; by name where there is no such run any more.
 */
export async function newestLog(
  stateDir: string,
  folder: string,
  scraper: { country: string; source: string },
): Promise<string | null> {
  const known = await openRunReader(stateDir).newestLog(scraper)
  if (known !== null && dirname(known) === folder) return known
  const newest = logNames(folder).sort().at(-1)
  return newest === undefined ? null : join(folder, newest)
}

/** The newest by name of the logs in a folder that are not among those. */
export function newLog(folder: string, known: ReadonlySet<string>): string | null {
  const name = logNames(folder)
    .filter((one) => !known.has(one))
    .sort()
    .at(-1)
  return name === undefined ? null : join(folder, name)
}

export type RunLog = { ok: true; log: string } | { ok: false; message: string }

/** The log that a scraper wrote in a certain run. */
export async function logOfRun(
  stateDir: string,
  run: string,
  named: { country: string; source: string },
): Promise<RunLog> {
  const runs = openRunReader(stateDir)
  if ((await runs.plan(run)) === null) {
    const guess = nearest(run, await runs.runs())
    return { ok: false, message: `there is no run '${run}'${guess === null ? '' : `; did you mean '${guess}'?`}` }
  }
  const id = scraperId(named)
  const scraper = await runs.scraper(run, id)
  const log = scraper?.attempt.launch?.log
  if (log && existsSync(log)) return { ok: true, log }
  const why = scraper === null ? 'was no part of' : log ? 'has lost its log of' : 'was not started in'
  return { ok: false, message: `${id} ${why} run ${run}` }
}

/** Names of the logs in a scraper's folder, in no order; none when there is no folder. */
export function logNames(folder: string): string[] {
  return namesOrEmpty(folder).filter((name) => /^\d{8}_\d{6}.*\.log$/.test(name))
}
