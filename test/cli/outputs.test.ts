import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text as wholeText } from 'node:stream/consumers'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { main } from '../../src/cli/main.ts'
import { openHistory } from '../../src/runs/history/open-history.ts'
import { findMarked, RUN_MARKER } from '../../src/processes/kill.ts'
import type { EventLine } from '../../src/vocabulary/run/event.ts'
import { eventLine } from '../../src/report/events/event-schema.ts'
import type { WebhookBody } from '../../src/report/notify/webhook.ts'
import { HookServer } from '../report/notify/hook-server.ts'
import { demoFolder, PROGRAM } from './demo-folder.ts'
import { paperIo } from './paper-io.ts'

const { folder } = demoFolder({ calm: true, latency: { min: 5, max: 30 } })

mkdirSync(join(folder, 'configs', 'fiji'), { recursive: true })
writeFileSync(join(folder, 'configs', 'fiji', 'broken.yaml'), 'name: [\n')

interface Ended {
  code: number | string | null
  stdout: string
  stderr: string
}

function regatta(words: string[], env: Record<string, string> = {}): { pid: number; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [PROGRAM, ...words], { cwd: folder, env: { ...process.env, ...env } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += String(chunk)))
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  const ended = once(child, 'close').then(() => ({ code: child.exitCode ?? child.signalCode, stdout, stderr }))
  return { pid: child.pid!, ended }
}

function events(text: string): EventLine[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => eventLine.parse(JSON.parse(line)))
}

const inFolder = (name: string): string => readFileSync(join(folder, name), 'utf8')

/** Everything below a folder, as text. */
function everythingIn(place: string): string {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((name) => join(place, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n')
}

test('a run writes its events and reports and notifies a hook, whose address it shows nobody', async () => {
  await using hook = await HookServer.start({ status: 503 }, { status: 403, body: 'go away /services/verysecret/hook' })
  const files = ['--junit', 'out/junit.xml', '--markdown', 'out/summary.md', '--prometheus', 'out/regatta.prom']
  const words = ['run-all', 'fiji/broken', 'solomon_islands/*', '--max-articles', '2', '--events', 'out/events.ndjson']
  const env = { REGATTA_NOTIFY: `${hook.origin}/services/verysecret/hook` }
  const { code, stdout, stderr } = await regatta([...words, ...files, '--json'], env).ended
  assert.equal(code, 1, stderr)
  const told = events(inFolder('out/events.ndjson'))
  assert.deepEqual(
    told.map(({ seq }) => seq),
    told.map((_, i) => i + 1),
  )
  assert.equal(told[0]!.type, 'run_started')
  const last = told.at(-1)!
  const summary = JSON.parse(stdout) as { totals: object }
  assert.deepEqual(last.type === 'run_ended' && last.summary.totals, summary.totals)
  assert.match(inFolder('out/junit.xml'), /<failure [^>]*type="invalid_config"/)
  assert.match(inFolder('out/summary.md'), /invalid\\_config/)
  assert.match(inFolder('out/regatta.prom'), /regatta_scraper_failed\{country="fiji",source="broken"\} 1/)
  assert.deepEqual(readdirSync(join(folder, 'out')).sort(), [
    'events.ndjson',
    'junit.xml',
    'regatta.prom',
    'summary.md',
  ])
  const body = JSON.parse(hook.received[1]!.body) as WebhookBody
  assert.deepEqual(body.changes.newly_failed, ['fiji/broken'])
  assert.match(
    stderr,
    /could not notify webhook http:\/\/127\.0\.0\.1:\d+ in 2 tries: answered 403 Forbidden go away \[redacted\]/,
  )
  assert.doesNotMatch(stdout + stderr + everythingIn(folder), /verysecret/)
})

test('--notify-on change is silent until something changes, and then says what', async () => {
  await using hook = await HookServer.start()
  const run = (): Promise<Ended> =>
    regatta(['run-all', 'fiji/broken', '--notify', 'env:HOOK', '--notify-on', 'change', '--state-dir', 'changes'], {
      HOOK: hook.origin,
    }).ended
  await run()
  assert.equal(hook.received.length, 1)
  await run()
  assert.equal(hook.received.length, 1)
})

test('--events - has stdout for itself', async () => {
  const { code, stdout, stderr } = await regatta(['run-all', 'fiji/broken', '--events', '-', '--ascii']).ended
  assert.equal(code, 2)
  assert.deepEqual(
    events(stdout).map(({ type }) => type),
    ['run_started', 'scraper_ended', 'run_ended'],
  )
  assert.match(stderr, /Total: 1/)
})

test(
  'a full disk under the events is told once; the run and its summary are whole',
  { skip: !existsSync('/dev/full') && 'no /dev/full' },
  async () => {
    const { code, stdout } = await regatta([
      'run-all',
      'solomon_islands/*',
      '--max-articles',
      '1',
      '--events',
      '/dev/full',
    ]).ended
    assert.equal(code, 0)
    assert.equal(stdout.match(/events cannot be written to \/dev\/full: ENOSPC/g)?.length, 1)
    assert.match(stdout, /Total: \d/)
  },
)

test(
  'who waits at a pipe for the events gets them all; a pipe that nobody reads is refused',
  { skip: process.platform !== 'linux' && 'pipes are looked at on Linux' },
  async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const words = ['run-all', 'fiji/broken', '--events', pipe, '--state-dir', 'piped']
    const { code, stderr } = await regatta(words).ended
    assert.match(stderr, /--events: .*pipe cannot be written: it is a pipe without a reader/)
    assert.equal(code, 2)
    const reader = spawn('cat', [pipe])
    const read = wholeText(reader.stdout)
    // Until it waits at the pipe a run is refused.
    while ((await regatta(words).ended).stderr.includes('nobody reads'));
    const types = events(await read).map(({ type }) => type)
    assert.deepEqual(types, ['run_started', 'scraper_ended', 'run_ended'])
  },
)

test('GitHub gets its step summary', async () => {
  writeFileSync(join(folder, 'step.md'), 'before\n')
  await regatta(['run-all', 'fiji/broken', '--markdown', 'github'], { GITHUB_STEP_SUMMARY: join(folder, 'step.md') })
    .ended
  assert.match(inFolder('step.md'), /^before\n## 1 scraper: 1 failed\n/)
})

for (const [words, env, said] of [
  [['--notify', 'slack:https://hooks.slack.com/services/T/B/hunter2'], {}, /a command line is no place for it/],
  [['--notify', 'smtp://u:hunter2@mail.example?to=a@b.example'], {}, /it holds a password/],
  [['--notify', 'env:NOT_SET'], {}, /the environment variable NOT_SET is not set/],
  [[], { REGATTA_NOTIFY: 'smtp://u:hunter2@mail.example' }, /REGATTA_NOTIFY: no recipient/],
  [['--notify', 'env:HOOK'], { HOOK: 'http://hooks.example:25/hunter2' }, /HOOK: port 25 is that of another service/],
  [[], { REGATTA_NOTIFY_ON: 'sometimes' }, /REGATTA_NOTIFY_ON must be one of failure, change, always/],
  [['--notify-template', 'none.txt'], {}, /--notify-template: ENOENT/],
  [['--notify-timeout', '2h'], {}, /--notify-timeout must be a time up to 10m/],
  [['--markdown', 'github'], { GITHUB_STEP_SUMMARY: '' }, /GITHUB_STEP_SUMMARY is not set/],
  [['--junit', 'configs'], {}, /--junit: .*configs cannot be written: it is a folder/],
  [['--events', 'configs'], {}, /--events: .*configs cannot be written: it is a folder/],
  [['--events', 'configs/fiji/broken.yaml/x'], {}, /--events: .*x cannot be written: ENOTDIR/],
  [['--record', 'configs/fiji/broken.yaml'], {}, /broken.yaml cannot be written to \(ENOTDIR\)/],
  [['--junit', 'configs', '--dry-run'], {}, /--junit: .*configs cannot be written: it is a folder/],
  [['--events', '-', '--json'], {}, /would both write to stdout/],
  [['--events', '-', '--detach'], {}, /does not go with --detach/],
] as [string[], Record<string, string>, RegExp][]) {
  test(`run-all ${words.join(' ')} ${Object.keys(env).join(' ')} is refused before anything starts`, async () => {
    const places = ['--state-dir', 'refused', '--log-dir', 'refused', '--data-dir', 'refused']
    const io = paperIo({ env, cwd: folder })
    const code = await main(['run-all', 'fiji/broken', ...words, ...places], io)
    assert.match(io.stderr.text, said)
    assert.doesNotMatch(io.stderr.text, /hunter2/)
    assert.equal(code, 2)
    assert.equal(existsSync(join(folder, 'refused')), false, 'nothing is made')
  })
}

/** Resolves once the event stream has so many events of a kind. */
async function until(file: string, type: EventLine['type'], count: number): Promise<void> {
  const enough = (): boolean => existsSync(file) && readFileSync(file, 'utf8').split(`"type":"${type}"`).length > count
  const watcher = watch(join(file, '..'))
  while (!enough()) await once(watcher, 'change')
  watcher.close()
}

test('a run in the background whose orchestrator is killed is reported by whoever takes it over, and by nobody twice', async () => {
  await using hook = await HookServer.start()
  const file = join(folder, 'taken-over.ndjson')
  const place = ['--state-dir', 'taken-over']
  const words = ['run-all', 'solomon_islands/*', 'samoa/*', 'fiji/*', '--full', '--detach', '--events', file]
  const more = ['--junit', 'taken-over.xml', '--notify', 'env:HOOK', '--notify-on', 'always']
  const begun = await regatta([...words, ...more, ...place], { HOOK: hook.origin }).ended
  assert.equal(begun.code, 0, begun.stderr)
  const run = begun.stdout.trim()
  await until(file, 'scraper_started', 2)
  const orchestrator = JSON.parse(inFolder(`taken-over/runs/${run}/orchestrator.json`)) as { process: { pid: number } }
  process.kill(orchestrator.process.pid, 'SIGKILL')
  const { stderr } = await regatta(['attach', ...place], { HOOK: hook.origin }).ended
  const told = events(readFileSync(file, 'utf8'))
  assert.deepEqual(
    told.map(({ seq }) => seq),
    told.map((_, i) => i + 1),
  )
  const starts = told.filter((line) => line.type === 'run_started')
  assert.deepEqual(
    starts.map((line) => line.resumed),
    [undefined, true],
  )
  const ends = told.flatMap((line) => (line.type === 'scraper_ended' ? [line.id] : []))
  assert.equal(new Set(ends).size, ends.length)
  assert.equal(ends.length, starts[0]!.scrapers)
  assert.equal(told.at(-1)!.type, 'run_ended')
  assert.ok(existsSync(join(folder, 'taken-over.xml')), stderr)
  assert.deepEqual(
    hook.received.map(({ headers }) => headers['idempotency-key']),
    [run],
  )
  // Looking at it again is not carrying it to its end.
  await regatta(['attach', ...place], { HOOK: hook.origin }).ended
  assert.equal(hook.received.length, 1)
})

/** Until none is seen twice in a row: one may be just starting, and a kill is over when the process is gone. */
async function killMarked(run: string): Promise<void> {
  for (let free = 0; free < 2; await sleep(50)) {
    const living = findMarked(RUN_MARKER, new Set([run]))
    free = living.length === 0 ? free + 1 : 0
    for (const pid of living) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It is gone meanwhile.
      }
    }
  }
}

for (const [what, killsAll] of [
  ['a run of which nothing lives any more is told of before the next one starts its first scraper', true],
  ['a run whose scrapers the next one takes over is told of when these are through', false],
] as const) {
  test(what, async () => {
    await using hook = await HookServer.start()
    const name = killsAll ? 'all-dead' : 'half-dead'
    const [file, next] = [join(folder, `${name}.ndjson`), join(folder, `${name}-next.ndjson`)]
    const place = ['--state-dir', name, '--data-dir', `${name}-data`]
    const words = ['run-all', 'solomon_islands/*', 'samoa/*', 'fiji/*', '--detach', '--events', file, ...place]
    const env = { HOOK: hook.origin }
    const more = ['--junit', `${name}.xml`, '--notify', 'env:HOOK', '--max-parallel', '2']
    const run = (await regatta([...words, ...more], env).ended).stdout.trim()
    await until(file, 'scraper_started', 2)
    const { pid } = (JSON.parse(inFolder(`${name}/runs/${run}/orchestrator.json`)) as { process: { pid: number } })
      .process
    process.kill(pid, 'SIGKILL')
    if (killsAll) await killMarked(run)

    const { stdout, stderr } = await regatta(['run-all', 'solomon_islands/sibc', '--events', next, ...place], env).ended
    assert.equal(stdout.includes(`run ${run} had lost its orchestrator: it is finalised now`), killsAll)
    const told = events(readFileSync(file, 'utf8'))
    const ends = told.flatMap((line) => (line.type === 'scraper_ended' ? [line.id] : []))
    assert.equal(new Set(ends).size, ends.length)
    assert.equal(ends.length, told[0]!.type === 'run_started' && told[0]!.scrapers)
    const last = told.at(-1)!
    assert.equal(last.type, 'run_ended')
    assert.ok(existsSync(join(folder, `${name}.xml`)), stderr)
    assert.deepEqual(
      hook.received.map(({ headers }) => headers['idempotency-key']),
      [run],
    )
    const later = events(readFileSync(next, 'utf8'))
    assert.deepEqual([later[0]!.type, later[0]!.seq], ['run_started', 1])
    const first = later.find((line) => line.type === 'scraper_started')!
    assert.equal(first.time >= last.time, killsAll)
    // Nothing is known of those whose turn never came, and what another run took over is in the history once.
    const rows = (await openHistory(join(folder, name)).pastRuns(9)).flatMap(({ scrapers }) => scrapers)
    assert.ok(rows.length >= 1)
    assert.ok(rows.every(({ status }) => status !== 'skipped'))
    assert.equal(new Set(rows.map((row) => JSON.stringify(row))).size, rows.length)
  })
}
