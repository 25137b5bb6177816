// Does a crawl of 200,000 pages keep its memory flat? One ordinary scraper child against a generated newspaper.
// node bench/long-crawl.ts [articles]
import { readFileSync } from 'node:fs'
import { readAttempt } from '../src/runs/folder/attempt.ts'
import { openWorkplace } from './endurance/workplace.ts'

const ARTICLES = Number(process.argv[2] ?? 200_000)
const place = await openWorkplace(ARTICLES)
const { pid, attempt, ended } = place.start()
const samples: { articles: number; rss: number }[] = []

place.site.on('message', ({ served }: { served?: number }) => {
  if (served === undefined) return
  const rss = megabytes('VmRSS')
  samples.push({ articles: served, rss })
  say(`${String(served).padStart(8)} articles  RSS ${rss.toFixed(1)} MB  peak ${megabytes('VmHWM').toFixed(1)} MB`)
})
const began = performance.now()
const exit = await ended
const seconds = (performance.now() - began) / 1000
const { result } = readAttempt(attempt)
if (result === null) throw new Error(`no result: ${JSON.stringify(exit)}`)
const { records } = result.counts
say(
  `${result.status}: ${records.new} records in ${seconds.toFixed(0)} s, ${(result.cpu_ms / ARTICLES).toFixed(2)} ms CPU an article`,
)
say(`peak ${result.peak_rss_mb} MB; slope over the second half ${slope().toFixed(2)} MB per 100,000 articles`)
place.close()

/** Of the child, as the kernel has it. */
function megabytes(field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024
}

/** Least squares; the first half is warming up. */
function slope(): number {
  const half = samples.slice(samples.length >> 1)
  const mean = (of: (sample: (typeof half)[number]) => number): number =>
    half.reduce((sum, sample) => sum + of(sample), 0) / half.length
  const [x, y] = [mean(({ articles }) => articles), mean(({ rss }) => rss)]
  const up = half.reduce((sum, { articles, rss }) => sum + (articles - x) * (rss - y), 0)
  const across = half.reduce((sum, { articles }) => sum + (articles - x) ** 2, 0)
  return across === 0 ? 0 : (100_000 * up) / across
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
