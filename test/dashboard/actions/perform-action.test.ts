import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ActionAnswer } from '../../../src/dashboard/shapes.ts'
import { openRunReader } from '../../../src/runs/open-run-reader.ts'
import type { Summary } from '../../../src/vocabulary/run/summary.ts'
import { scratchFolder } from '../../store/scratch.ts'
import { startDashboard, TOKEN } from '../start-dashboard.ts'

const folder = scratchFolder({ after })
// A port on which nobody listens: every scraper ends soon.
mkdirSync(join(folder, 'configs', 'fiji'), { recursive: true })
for (const name of ['sun', 'times']) {
  const url = 'http://127.0.0.1:9'
  writeFileSync(
    join(folder, 'configs', 'fiji', `${name}.yaml`),
    `name: ${name}\nbase_url: ${url}\nretries: 0\nrobots_wait: 1\nlisting: { type: feed, url_template: ${url}/feed.xml }\nselectors: { article: { body: p } }\n`,
  )
}
const { url } = await startDashboard({ after }, folder, ['--token-file', 'token'])
const runs = openRunReader(join(folder, '.regatta'))

async function act(
  request: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` },
): Promise<{ status: number; answer: ActionAnswer & { error?: string } }> {
  const body = typeof request === 'string' ? request : JSON.stringify(request)
  const response = await fetch(`${url}/api/actions`, { method: 'POST', headers, body })
  return { status: response.status, answer: (await response.json()) as ActionAnswer }
}

async function ended(run: string): Promise<Summary> {
  for (;;) {
    const summary = await runs.summary(run)
    if (summary !== null) return summary
    await sleep(50)
  }
}

test('a run of one scraper begins, and what failed in it is run again', async () => {
  const { answer } = await act({ action: 'run', patterns: ['fiji/sun'] })
  assert.equal(answer.ok, true, answer.message)
  const summary = await ended(answer.run!)
  assert.deepEqual(
    summary.scrapers.map(({ source, status }) => [source, status]),
    [['sun', 'failed']],
  )
  const again = await act({ action: 'retry', run: answer.run })
  assert.equal(again.answer.ok, true, again.answer.message)
  assert.notEqual(again.answer.run, answer.run)
  assert.equal((await ended(again.answer.run!)).scrapers[0]?.attempt, 2)
})

test('without the token, or with a request that is not known, nothing begins', async () => {
  const before = await runs.runs()
  assert.equal((await act({ action: 'run', patterns: [] }, {})).status, 401)
  const bad = [
    'no json',
    'null',
    {},
    { action: 'delete' },
    { action: 'run', patterns: ['--state-dir=/'] },
    { action: 'run', patterns: ['-h'] },
    { action: 'run', patterns: 'fiji/sun' },
    { action: 'run', patterns: [], more: 1 },
    { action: 'stop', run: '../../etc' },
    { action: 'stop', run: '--now' },
    { action: 'order', order: 'kill', run: before[0], scrapers: ['fiji/sun'] },
    { action: 'order', order: 'stop', run: before[0], scrapers: [] },
  ]
  for (const request of bad) {
    const { status, answer } = await act(request)
    assert.equal(status, 400, JSON.stringify(request))
    assert.ok((answer.error ?? '').length > 5)
  }
  assert.equal((await act('x'.repeat(100_000))).status, 413)
  assert.deepEqual(await runs.runs(), before)
})

test('what cannot be done is answered in the words of the command', async () => {
  const unknown = await act({ action: 'run', patterns: ['tonga/*'] })
  assert.equal(unknown.answer.ok, false)
  assert.match(unknown.answer.message, /tonga/)
  const [run = ''] = await runs.runs()
  const over = await act({ action: 'order', order: 'pause', run, scrapers: ['fiji/sun'] })
  assert.deepEqual(over.answer, { ok: false, message: 'it has ended already' })
  const none = await act({ action: 'retry', run: '20200101_000000_0000' })
  assert.equal(none.answer.ok, false)
})
