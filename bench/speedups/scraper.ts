import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTask, writeTask } from '../../src/runs/folder/attempt.ts'
import type { Result } from '../../src/runs/folder/task.ts'
import type { StoredRecord } from '../../src/store/store.ts'
import { regattaChild } from '../crawl/regatta-child.ts'
import { item } from './items.ts'

export interface Politeness {
  /** Least time between two starts, in seconds. */
  rate_limit: number
  concurrency: number
}

export function configFor(origin: string, { rate_limit, concurrency }: Politeness, more = ''): string {
  return `name: Slow
base_url: ${origin}
rate_limit: ${rate_limit}
concurrency: ${concurrency}
${more}
listing: { type: pagination, url_template: '${origin}/list?page={num}' }
max_pages: 1
selectors:
  thumbnail: { container: li, title: a, url: a }
  article: { title: h1, body: .text p }
`
}

export interface Scraper {
  /** Runs it once, in a process as run-all would start it; again goes on where the last one ended. */
  run: () => Promise<{ result: Result; seconds: number }>
  /** How many records are stored as the site has them; throws when one is not. Afterwards it is gone. */
  stored: () => Promise<number>
}

export async function scraper(folder: string, config: string): Promise<Scraper> {
  const child = await regattaChild(folder, config)
  const attempt = join(child.folder, 'attempt')
  let runs = 0
  return {
    async run() {
      // As run-all would: what failed is taken up again by another run only.
      writeTask(attempt, { ...readTask(attempt)!, run: `20260101_000000_000${runs++}` })
      const started = performance.now()
      const [program = '', ...args] = child.command
      const process = spawn(program, args, { stdio: 'ignore' })
      await new Promise((resolve) => process.once('close', resolve))
      const result = JSON.parse(readFileSync(join(attempt, 'result.json'), 'utf8')) as Result
      return { result, seconds: (performance.now() - started) / 1000 }
    },
    stored: async () => countTrue(await child.records()),
  }
}

/** How many different items there are; one that is not as the site has it is an error. */
export function countTrue(records: readonly Pick<StoredRecord, 'url' | 'title' | 'body'>[]): number {
  for (const { url, title, body } of records) {
    const truth = item(Number(/\d+$/.exec(url)?.[0]))
    if (title !== truth.title || body !== truth.body) throw new Error(`${url} is not as the site has it`)
  }
  const urls = new Set(records.map(({ url }) => url))
  if (urls.size !== records.length) throw new Error(`${records.length - urls.size} records twice`)
  return urls.size
}
