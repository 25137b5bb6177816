import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scraperId } from '../config/source.ts'
import type { Environment } from '../config/expand/variables.ts'
import type { PictureSettings } from '../browser/pictures.ts'
import type { Source } from '../config/source.ts'
import { hostsFolder } from '../runs/folder/layout.ts'
import type { Log } from '../runs/folder/log.ts'
import type { Result, Task } from '../runs/folder/task.ts'
import { scrape } from '../scraper/scrape.ts'
import { openStoreCatalog } from '../store/open-store-catalog.ts'
import type { StoredRecord, StoreReader } from '../store/store.ts'
import type { Secrets } from '../vocabulary/text/hide-secrets.ts'

/** What a config gave when it was tried on its site. */
export interface LiveTrial {
  country: string
  source: string
  status: Result['status']
  reason: Result['reason']
  detail: string
  counts: Result['counts']
  records: StoredRecord[]
}

/**
 * Tries a config on its site: one listing page and at most `articles` of what it names, under all the rules of
 * politeness, into a store that is thrown away. Of what is kept between runs only the times of hosts are read and
 * noted, where there is a state folder.
 */
export async function tryLive(
  config: Source,
  articles: number,
  stateDir: string,
  deps: { log: Log; secrets: Secrets; environment: Environment; pictures?: PictureSettings },
): Promise<LiveTrial> {
  const folder = mkdtempSync(join(tmpdir(), 'check-live-'))
  const stores = openStoreCatalog(folder)
  const task: Task = {
    run: 'check',
    attempt: 1,
    group: null,
    config,
    store: stores.location(config),
    hosts: existsSync(stateDir) ? hostsFolder(stateDir) : null,
    mode: 'full',
    max_pages: 1,
    max_articles: articles,
    only: 'all',
    retry: 'transient',
    max_wait_ms: 60_000,
    log_level: 'error',
    timeout_ms: null,
    grace_ms: 1000,
  }
  try {
    const { status, reason, detail, counts } = await scrape(task, deps)
    const { country, source } = config
    const records = await readAll(await stores.reader(config))
    return deps.secrets.hideIn({ country, source, status, reason, detail, counts, records })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readAll(reader: StoreReader): Promise<StoredRecord[]> {
  try {
    return await Array.fromAsync(reader.records())
  } finally {
    await reader.close()
  }
}

/** What a person wants to see of a trial: did it work, and what came out of the first pages. */
export function trialLines(trial: LiveTrial): string[] {
  const { status, reason, detail, counts, records } = trial
  const found = `${counts.records.found} entries on the listing page, ${records.length} records`
  const why = reason === null ? '' : ` (${reason}${detail === '' ? '' : `: ${detail}`})`
  return [`${scraperId(trial)} ${status}${why}: ${found}`, ...records.flatMap(recordLines)]
}

function recordLines({ url, title, date, date_raw, body, tags, authors }: StoredRecord): string[] {
  const unread = date === null && date_raw !== null ? ` (unread: ${date_raw})` : ''
  const lists = [
    tags.length > 0 ? `tags: ${tags.join(', ')}` : null,
    authors.length > 0 ? `by ${authors.join(', ')}` : null,
  ].filter((list) => list !== null)
  return [
    `  ${date ?? 'no date'}${unread}  ${title}`,
    `    ${url}`,
    `    ${body === null ? 'no body' : `${body.length} characters: ${body.slice(0, 100)}`}`,
    ...lists.map((list) => `    ${list}`),
  ]
}
