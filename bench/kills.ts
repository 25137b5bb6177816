// Is anything lost or doubled by 50 SIGKILLs at random moments, and how soon is a scraper asking again?
// node bench/kills.ts [kills] [articles]
import { setTimeout as sleep } from 'node:timers/promises'
import { readAttempt } from '../src/runs/folder/attempt.ts'
import { openStoreReader } from '../src/store/open-store.ts'
import { openWorkplace } from './endurance/workplace.ts'

const KILLS = Number(process.argv[2] ?? 50)
const ARTICLES = Number(process.argv[3] ?? KILLS * 400)
/** After its first request; every fifth is killed while it starts instead. */
const LONGEST_LIFE_MS = 1500

const place = await openWorkplace(ARTICLES)
const resumes: number[] = []
let killed = 0
for (let round = 0; round < KILLS; round++) {
  const scraper = place.start()
  const first = round % 5 === 4 ? null : await firstRequest(scraper)
  if (first !== null) resumes.push(first - scraper.started_at)
  await Promise.race([sleep(Math.random() * LONGEST_LIFE_MS), scraper.ended])
  if (readAttempt(scraper.attempt).result === null) killed++
  process.kill(scraper.pid, 'SIGKILL')
  await scraper.ended
  await place.report()
}
const { articles } = await place.report()
say(`${killed} of ${KILLS} killed before their end, ${articles} articles served by then`)
const last = place.start()
await last.ended
const { first_at, again } = await place.report()
if (first_at !== null) resumes.push(first_at - last.started_at)

const wanted = new Set(Array.from({ length: ARTICLES }, (_, i) => `Article ${i + 1}`))
let doubled = 0
const reader = await openStoreReader(place.store)
for await (const { title } of reader.records()) if (!wanted.delete(title)) doubled++
await reader.close()
say(
  `${wanted.size} missing, ${doubled} doubled of ${ARTICLES}; ${again} pages asked for again: under way or not yet stored at a kill`,
)
const sorted = resumes.toSorted((a, b) => a - b)
say(
  `process start to first request, ms: median ${sorted[sorted.length >> 1]}, longest ${sorted.at(-1)}, of ${sorted.length}`,
)
place.close()

/** When the site was first asked; null when the scraper ended without. */
async function firstRequest(scraper: ReturnType<typeof place.start>): Promise<number | null> {
  let over = false
  void scraper.ended.then(() => (over = true))
  for (;;) {
    const { first_at: asked } = await place.report()
    if (asked !== null || over) return asked
    await sleep(20)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
