import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EndStatus, Reason } from '../../src/vocabulary/run/reason.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { openHistory } from '../../src/runs/history/open-history.ts'
import { row, summaryOf } from '../report/example-summary.ts'

/** Folders of a fleet that was made up. */
export interface MadeFleet {
  configDir: string
  stateDir: string
  dataDir: string
  logDir: string
  /** country/source of each. */
  ids: string[]
}

interface FleetSize {
  scrapers: number
  runs: number
  /** Scrapers of one country. */
  perCountry?: number
  /** When the last run ended, in ms since 1970. */
  until?: number
}

const HOUR = 3_600_000

/** Writes configs and a history of runs that differ from scraper to scraper, the same every time. */
export async function makeFleet(
  folder: string,
  { scrapers, runs, perCountry = 40, until = Date.now() }: FleetSize,
): Promise<MadeFleet> {
  const fleet = {
    configDir: join(folder, 'configs'),
    stateDir: join(folder, '.regatta'),
    dataDir: join(folder, 'data'),
    logDir: join(folder, 'logs'),
  }
  const ids = Array.from({ length: scrapers }, (_, i) => idOf(i, perCountry))
  for (const id of ids) writeConfig(fleet.configDir, id)
  const history = openHistory(fleet.stateDir)
  for (let run = 0; run < runs; run++) {
    const finished = until - (runs - 1 - run) * 6 * HOUR - 10_000
    await history.record(runOf(ids, run, finished))
  }
  return { ...fleet, ids }
}

/** A config that can run. */
function writeConfig(configDir: string, id: string, more = ''): void {
  const [country = '', source = ''] = id.split('/')
  mkdirSync(join(configDir, country), { recursive: true })
  const host = `${source}.${country}.example`.replaceAll('_', '-')
  writeFileSync(
    join(configDir, country, `${source}.yaml`),
    `name: The ${source.replaceAll('_', ' ')}\nbase_url: https://${host}\nlisting: { type: feed, url_template: https://${host}/feed.xml }\nselectors: { article: { body: div.story p } }\n${more}`,
  )
}

/** Id of a run that began at a time, as the program makes them. */
function runId(time: number, digit = 0): string {
  const text = new Date(time).toISOString()
  return `${text.slice(0, 10).replaceAll('-', '')}_${text.slice(11, 19).replaceAll(':', '')}_000${digit}`
}

const COUNTRIES = 'fiji samoa tonga vanuatu palau nauru kiribati tuvalu niue guam'.split(' ')
const PAPERS = 'sun herald times post gazette star mirror tribune courier observer'.split(' ')

function idOf(place: number, perCountry: number): string {
  const country = Math.floor(place / perCountry)
  const number = place % perCountry
  const name = COUNTRIES[country % 10]!
  const paper = PAPERS[number % 10]!
  return `${name}${country < 10 ? '' : `_${Math.floor(country / 10)}`}/${paper}${number < 10 ? '' : `_${Math.floor(number / 10)}`}`
}

const FAILURES: Reason[] = ['host_down', 'no_entries', 'timeout', 'blocked']

function runOf(ids: readonly string[], run: number, finished: number): Summary {
  const rows = ids.map((id, place) => {
    const [status, reason] = endOf(place, run)
    const started = finished - HOUR + ((place * 7919) % 2_400_000)
    const ms = 20_000 + ((place * 104_729 + run * 37) % 600_000)
    const fresh = status === 'failed' ? 0 : (place * 31 + run * 17 + (place % 5) * run) % 60
    const detail = status === 'failed' ? `${id.replace('/', '.')}.example did not answer 3 times` : ''
    return row(id, status, reason, {
      detail,
      started: new Date(started).toISOString(),
      finished: new Date(started + ms).toISOString(),
      pages: { fetched: fresh + 4, from_cache: 2, failed: status === 'warning' ? 2 : 0 },
      records: { found: fresh + 40, new: fresh, updated: run % 3, unchanged: 40, rejected: 0 },
      exit_code: 0,
      peak_rss_mb: 60 + (place % 40),
      cpu_ms: 900,
    })
  })
  const started = new Date(finished - HOUR).toISOString()
  return { ...summaryOf(rows, runId(finished - HOUR)), started, finished: new Date(finished).toISOString() }
}

function endOf(place: number, run: number): [EndStatus, Reason | null] {
  const chance = (place * 2654435761 + run * 40503) % 1000
  if (place % 37 === 0) return ['failed', FAILURES[(place / 37) % 4]!]
  if (chance < 25) return ['failed', 'host_down']
  return chance < 90 ? ['warning', 'partial'] : ['success', null]
}
