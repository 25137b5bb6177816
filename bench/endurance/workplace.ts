import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchScraper } from '../../src/processes/launch.ts'
import { spawnProcess } from '../../src/processes/spawn.ts'
import { writeTask } from '../../src/runs/folder/attempt.ts'
import type { Exit } from '../../src/runs/folder/task.ts'
import { taskFor } from '../../test/scraper/task-for.ts'
import { onlySource } from '../only-source.ts'
import type { Report } from './site.ts'

const SCRAPER = fileURLToPath(new URL('../../dist/scraper.mjs', import.meta.url))

/** A newspaper, a folder for its store, and scraper processes as run-all would start them. */
export interface Workplace {
  store: string
  origin: string
  site: ChildProcess
  report(): Promise<Report>
  /** Starts a scraper and does not wait for it. */
  start(): { pid: number; attempt: string; started_at: number; ended: Promise<Exit> }
  close(): void
}

export async function openWorkplace(articles: number): Promise<Workplace> {
  const folder = mkdtempSync(join(tmpdir(), 'endurance-'))
  const site = fork(new URL('site.ts', import.meta.url), [String(articles)], { stdio: 'inherit' })
  const [{ origin }] = (await once(site, 'message')) as [{ origin: string }]
  const store = join(folder, 'lantern.db')
  const config = await onlySource(folder, configFor(origin))
  let attempts = 0
  return {
    store,
    origin,
    site,
    async report() {
      site.send('report')
      for (;;) {
        const [message] = (await once(site, 'message')) as [{ report?: Report }]
        if (message.report !== undefined) return message.report
      }
    },
    start() {
      const attempt = join(folder, String(++attempts))
      mkdirSync(attempt)
      writeTask(attempt, { ...taskFor(config, store), run: `run-${attempts}`, max_wait_ms: 600_000 })
      const started_at = Date.now()
      const programs = { scraper: SCRAPER, group: '', spawn: spawnProcess }
      const { pid, ended } = launchScraper(attempt, { programs, logDir: join(folder, 'logs'), detached: false })
      if (pid === undefined) throw new Error('the scraper did not start: is dist/ built?')
      return { pid, attempt, started_at, ended }
    },
    close() {
      site.disconnect()
      rmSync(folder, { recursive: true })
    },
  }
}

function configFor(origin: string): string {
  return `name: The Lantern
base_url: ${origin}
allow_private: true
concurrency: 4
rate_limit: 0
listing:
  type: pagination
  url_template: ${origin}/page/{num}
selectors:
  thumbnail:
    container: .card
    title: a::text
    url: a::attr(href)
  article:
    title: h1
    body: .story p
    date: time::attr(datetime)
`
}
