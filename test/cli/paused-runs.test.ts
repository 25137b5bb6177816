import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { test, type TestContext } from 'node:test'
import { readAttempt, readState } from '../../src/runs/folder/attempt.ts'
import { newestRun } from '../../src/runs/folder/run-order.ts'
import { readPlan } from '../../src/runs/folder/runs.ts'
import { allMembers, memberId } from '../../src/runs/folder/run-plan.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { scratchFolder } from '../store/scratch.ts'

const PROGRAM = resolve('bin/regatta.mjs')
const ARTICLES = 60
const GAP_MS = 50

interface Sites {
  port: number
  /** The time of each request by host, robots.txt not counted. */
  starts: Map<string, number[]>
  /** Resolves when so many requests have reached a host. */
  reached: (host: string, count: number) => Promise<void>
  /** Answers what was held back, and everything from then on. */
  release: () => void
}

/** Sites of so many articles on as many addresses; each answers so many requests and holds the others back. */
async function sites(t: TestContext, answered: number): Promise<Sites> {
  const starts = new Map<string, number[]>()
  const held: (() => void)[] = []
  let isReleased = false
  const server = createServer(({ url = '', headers }, response) => {
    response.setHeader('content-type', 'text/html')
    if (url === '/robots.txt') return void response.writeHead(404).end()
    const host = headers.host!.split(':')[0]!
    const times = [...(starts.get(host) ?? []), performance.now()]
    starts.set(host, times)
    server.emit('page')
    const answer = (): void => {
      const links = Array.from(
        { length: ARTICLES },
        (_, i) => `<div class="it"><a class="t" href="/a${i}">Port ${i}</a></div>`,
      )
      if (url === '/list?p=1') return void response.end(links.join(''))
      if (url.startsWith('/list')) return void response.writeHead(404).end()
      response.end(`<h1>Port ${url}</h1><p class="b">Ships are back today at ${url}.</p>`)
    }
    if (isReleased || times.length <= answered) answer()
    else held.push(answer)
  })
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  t.after(() => (server.closeAllConnections(), server.close()))
  return {
    port: (server.address() as AddressInfo).port,
    starts,
    async reached(host, count) {
      while ((starts.get(host) ?? []).length < count) await once(server, 'page')
    },
    release() {
      isReleased = true
      for (const answer of held) answer()
    },
  }
}

function writeConfig(folder: string, id: string, address: string): void {
  const file = join(folder, 'configs', `${id}.yaml`)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(
    file,
    `name: ${id}\nbase_url: http://${address}\nrate_limit: ${GAP_MS / 1000}\nconcurrency: 3
listing: { type: pagination, url_template: 'http://${address}/list?p={num}' }
max_pages: 1
selectors: { thumbnail: { container: .it, title: a.t, url: 'a.t::attr(href)' }, article: { body: .b } }\n`,
  )
}

async function regatta(
  folder: string,
  ...words: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = Promise.all([text(child.stdout), text(child.stderr)])
  const [status] = (await once(child, 'exit')) as [number | null]
  const [stdout, stderr] = await printed
  return { status, stdout, stderr }
}

function folderOf(folder: string, id: string): string {
  const stateDir = join(folder, '.regatta')
  return allMembers(readPlan(stateDir, newestRun(stateDir)!)!).find((member) => memberId(member) === id)!.folder
}

/** Until the scraper has given so many signs of life more, which it does once a second. */
async function beats(attempt: string, count: number): Promise<void> {
  for (let seen = readState(attempt)?.updated, left = count; left > 0; await wait(50)) {
    const { updated } = readState(attempt)!
    if (updated !== seen) left--
    seen = updated
  }
}

test('a paused scraper sends nothing, the others go on; resumed it keeps its pace and loses nothing', async (t) => {
  const folder = scratchFolder(t)
  const { port, starts, reached, release } = await sites(t, 5)
  writeConfig(folder, 'fiji/sun', `127.0.0.2:${port}`)
  writeConfig(folder, 'tonga/times', `127.0.0.3:${port}`)
  const run = regatta(folder, 'run-all', '--json', '--quiet')
  await reached('127.0.0.2', 6)
  const paused = await regatta(folder, 'pause', 'fiji/*')
  assert.deepEqual([paused.status, paused.stdout], [0, 'fiji/sun: paused\n'])
  const attempt = folderOf(folder, 'fiji/sun')
  while (readState(attempt)?.progress.waiting !== 'paused') await wait(20)
  release()
  await reached('127.0.0.3', ARTICLES + 1)
  const before = starts.get('127.0.0.2')!.length
  await beats(attempt, 3)
  assert.equal(starts.get('127.0.0.2')!.length, before, 'a request came in a pause')
  assert.ok(before <= 5 + 3, `${before} requests`)
  assert.match((await regatta(folder, 'status')).stdout, /fiji +\/ sun +Paused: /)
  assert.equal(readAttempt(attempt).exit, null)

  assert.equal((await regatta(folder, 'resume', 'sun')).stdout, 'fiji/sun: resumed\n')
  const { status, stdout } = await run
  assert.equal(status, 0)
  const { scrapers } = JSON.parse(stdout) as Summary
  assert.deepEqual(
    scrapers.map((row) => [row.status, row.records.new]),
    [
      ['success', ARTICLES],
      ['success', ARTICLES],
    ],
  )
  for (const times of starts.values()) {
    assert.equal(times.length, ARTICLES + 1, 'a page was fetched twice')
    const gaps = times.slice(1).map((time, i) => time - times[i]!)
    // What the pace promises is the time between writes; on a busy machine they may arrive a little closer.
    assert.ok(Math.min(...gaps) > GAP_MS * 0.5, `${Math.min(...gaps)} ms`)
  }
})

test('a paused scraper is stopped with the rest, at once', async (t) => {
  const folder = scratchFolder(t)
  const { port, reached, release } = await sites(t, 5)
  writeConfig(folder, 'fiji/sun', `127.0.0.2:${port}`)
  const run = regatta(folder, 'run-all', '--json', '--quiet', '--grace', '5m')
  await reached('127.0.0.2', 6)
  assert.equal((await regatta(folder, 'pause')).status, 0)
  while (readState(folderOf(folder, 'fiji/sun'))?.progress.waiting !== 'paused') await wait(20)
  release()
  const stopped = await regatta(folder, 'stop', '--json')
  assert.equal((JSON.parse(stopped.stdout) as Summary).totals.interrupted, 1)
  assert.equal((await run).status, 143)
})

test('what cannot be: no run, a run that is over, a name that is none, too few slots', async (t) => {
  const folder = scratchFolder(t)
  const { port } = await sites(t, Infinity)
  writeConfig(folder, 'fiji/sun', `127.0.0.2:${port}`)
  assert.match((await regatta(folder, 'pause', 'sun')).stderr, /there is no run in .* yet/)
  assert.equal((await regatta(folder, 'run-all', '--max-articles', '1')).status, 0)
  for (const words of [['pause', 'sun'], ['resume'], ['stop', 'sun'], ['slots', '3']]) {
    const { status, stderr } = await regatta(folder, ...words)
    assert.equal(status, 2, words.join(' '))
    assert.match(stderr, /run \d+_\d+_\w+ is over/)
  }
  assert.match(
    (await regatta(folder, 'slots', '0')).stderr,
    /the number of slots must be a whole number above 0, or auto: found "0"/,
  )
})
