import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../config/expand/variables.ts'
import type { PictureSettings } from '../browser/pictures.ts'
import type { Source } from '../config/source.ts'
import { hostsFolder } from '../runs/folder/layout.ts'
import type { Log } from '../runs/folder/log.ts'
import type { Result, Task } from '../runs/folder/task.ts'
import { strategyOf } from '../scraper/listings/strategies.ts'
import { scrape } from '../scraper/scrape.ts'
import { openStoreCatalog } from '../store/open-store-catalog.ts'
import type { StoredRecord, StoreReader } from '../store/store.ts'
import { judgeConfig, type ConfigJudgement } from './coach/judge-config.ts'
import { noPages, observing, type ObservedPages } from './coach/observed-pages.ts'
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
  /** How each selector, and each record, does on the pages that were read. */
  judgement: ConfigJudgement
}

/**
 * Tries a config on its site: one listing page (of archives and sitemaps up to three) and at most `articles` of what it
 * names, under all the rules of politeness, into a store that is thrown away. Of what is kept between runs only the
 * times of hosts are read and noted, where there is a state folder.
 */
export async function tryLive(config: Source, articles: number, stateDir: string, deps: TrialDeps): Promise<LiveTrial> {
  return (await observeLive(config, articles, stateDir, deps)).trial
}

/** The same, with the pages that were read. */
export async function observeLive(
  config: Source,
  articles: number,
  stateDir: string,
  deps: TrialDeps,
): Promise<{ trial: LiveTrial; pages: ObservedPages }> {
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
    // The newest day of an archive may have nothing yet, and the first of an index of sitemaps.
    max_pages: strategyOf(config.listing).isEven ? 1 : 3,
    max_articles: articles,
    only: 'all',
    retry: 'transient',
    max_wait_ms: 60_000,
    log_level: 'error',
    timeout_ms: null,
    grace_ms: 1000,
    replay: deps.replay ?? null,
  }
  try {
    const pages = noPages()
    const observed = { ...deps, createExtractor: observing(pages) }
    const { status, reason, detail, counts } = await scrape(task, observed)
    const { country, source } = config
    const records = await readAll(await stores.reader(config))
    const judgement = await judgeConfig(config, pages, new Date())
    const trial = deps.secrets.hideIn({ country, source, status, reason, detail, counts, records, judgement })
    return { trial, pages }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface TrialDeps {
  log: Log
  secrets: Secrets
  environment: Environment
  pictures?: PictureSettings
  /** A recording that answers in place of the site. */
  replay?: string
}

async function readAll(reader: StoreReader): Promise<StoredRecord[]> {
  try {
    return await Array.fromAsync(reader.records())
  } finally {
    await reader.close()
  }
}
