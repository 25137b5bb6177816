// How soon does a resumed scraper send its first request, however much waits in its store?
// node bench/resume.ts [pending ...]
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../src/store/open-store.ts'
import { openWorkplace } from './endurance/workplace.ts'

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 100_000, 1_000_000]
const TIMES = 5

for (const waiting of SIZES) {
  const place = await openWorkplace(waiting)
  await leaveWaiting(place.store, place.origin, waiting)
  const first: number[] = []
  for (let i = 0; i < TIMES; i++) {
    await place.report()
    const scraper = place.start()
    for (;;) {
      await sleep(20)
      const { first_at } = await place.report()
      if (first_at === null) continue
      first.push(first_at - scraper.started_at)
      break
    }
    process.kill(scraper.pid, 'SIGKILL')
    await scraper.ended
  }
  const sorted = first.toSorted((a, b) => a - b)
  process.stdout.write(`${String(waiting).padStart(8)} pending: ${sorted.join(', ')} ms from its start\n`)
  place.close()
}

async function leaveWaiting(file: string, origin: string, count: number): Promise<void> {
  const store = await openStore(file)
  await store.beginRun({ run: 'before', started: '', mode: 'update', config_digest: '', retry: 'transient' })
  for (let first = 1; first <= count; first += 1000) {
    const entries = Array.from({ length: Math.min(1000, count - first + 1) }, (_, i) => `${origin}/news/${first + i}`)
    await store.admit(
      entries.map((url) => ({ url, title: 'A title as listings show them', date: null, record: null })),
      { run: 'before', full: false },
    )
  }
  await store.close()
}
