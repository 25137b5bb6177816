import { openRunReader } from '../../../runs/open-run-reader.ts'
import { scraperId } from '../../../config/source.ts'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { nearest } from '../../../config/parse/nearest.ts'

/** Absolute path of a scraper's newest log, or null before its first one. Names begin with their time, so they sort by it. */
export function newestLog(folder: string): string | null {
  const newest = logNames(folder).sort().at(-1)
  return newest === undefined ? null : join(folder, newest)
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

function logNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d{8}_\d{6}.*\.log$/.test(name))
  } catch {
    return []
  }
}
