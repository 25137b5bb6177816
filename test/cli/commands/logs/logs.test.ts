import assert from 'node:assert/strict'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { followLog } from '../../../../src/cli/commands/logs/follow-log.ts'
import { main } from '../../../../src/cli/main.ts'
import { attemptFolder, runFolder } from '../../../../src/runs/folder/layout.ts'
import type { RunPlan } from '../../../../src/runs/folder/run-plan.ts'
import { type PaperIo, paperIo } from '../../paper-io.ts'

interface Fleet {
  root: string
  /** Writes a log of fiji/fiji_sun. */
  log: (name: string, content: string) => string
  /** Runs regatta with these words below the root. */
  regatta: (words: string[]) => Promise<{ code: number; io: PaperIo }>
}

function fleet(t: TestContext): Fleet {
  const root = mkdtempSync(join(tmpdir(), 'logs-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const config of ['fiji/fiji_sun.yaml', 'fiji/rnz.yaml', 'tonga/rnz.yml', 'tonga/matangi.yaml']) {
    mkdirSync(join(root, 'configs', config, '..'), { recursive: true })
    writeFileSync(join(root, 'configs', config), '')
  }
  return {
    root,
    log(name, content) {
      const folder = join(root, 'logs/fiji/fiji_sun')
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    async regatta(words) {
      const io = paperIo({ cwd: root })
      return { code: await main(words, io), io }
    },
  }
}

test('the newest log is printed, byte for byte', async (t) => {
  const { log, regatta } = fleet(t)
  log('20261120_235959.log', 'old\n')
  log('20261121_080000.log', 'new \u001b[31mred\nno end')
  log('notes.log', 'not a log of ours')
  for (const name of ['fiji/fiji_sun', 'fiji_sun']) {
    const { code, io } = await regatta(['logs', name])
    assert.deepEqual([code, io.stdout.text, io.stderr.text], [0, 'new \u001b[31mred\nno end', ''])
  }
})

test('on a terminal nothing in a log can move its cursor', async (t) => {
  const { root, log } = fleet(t)
  log('20261121_080000.log', 'a\u001b[2Jb\r\nc é\n')
  const io = paperIo({ cwd: root })
  io.stdout.isTTY = true
  await main(['logs', 'fiji_sun'], io)
  assert.equal(io.stdout.text, 'a\\x1b[2Jb\\x0d\nc é\n')
})

test('--path and --json say where it is', async (t) => {
  const { log, regatta } = fleet(t)
  const path = log('20261121_080000.log', 'x')
  const plain = await regatta(['logs', 'fiji/fiji_sun', '--path'])
  assert.equal(plain.io.stdout.text, `${path}\n`)
  const json = await regatta(['logs', 'fiji/fiji_sun', '--json'])
  assert.deepEqual(JSON.parse(json.io.stdout.text), { country: 'fiji', source: 'fiji_sun', log: path })
})

const REFUSED: [words: string[], code: number, said: RegExp][] = [
  [['fiji/fijisun'], 2, /no scraper 'fiji\/fijisun'; did you mean 'fiji\/fiji_sun'\?/],
  [['matangy'], 2, /did you mean 'matangi'\?/],
  [['rnz'], 2, /'rnz' is several scrapers\nOne of: fiji\/rnz, tonga\/rnz/],
  [['nothing/like_it'], 2, /there is no scraper 'nothing\/like_it'\nSee: regatta list/],
  [['../../etc/passwd'], 2, /there is no scraper/],
  [['..'], 2, /there is no scraper/],
  [['fiji/..'], 2, /there is no scraper/],
  [['fiji/fiji_sun/../rnz'], 2, /there is no scraper/],
  [['fiji/\u0000'], 2, /there is no scraper 'fiji\/\\x00'/],
  [['fiji/rnz'], 1, /fiji\/rnz has no log yet \(none in logs\/fiji\/rnz\)/],
  [['fiji/rnz', '--run', '20261121_080000_abcd'], 2, /there is no run '20261121_080000_abcd'/],
  [['fiji/rnz', '--run', '../../x'], 2, /there is no run/],
  [['fiji/rnz', '-f', '--run', 'x'], 2, /one of them/],
]

test('a name that is none is refused with the nearest, and no name leads out of the logs', async (t) => {
  const { root, regatta } = fleet(t)
  mkdirSync(join(root, 'etc'))
  writeFileSync(join(root, 'etc/passwd'), 'secret')
  for (const [words, code, said] of REFUSED) {
    const given = await regatta(['logs', ...words])
    assert.equal(given.code, code, words.join(' '))
    assert.match(given.io.stderr.text, said)
    assert.equal(given.io.stdout.text, '')
  }
})

test('--run finds the log of that run, also when it is not the newest', async (t) => {
  const { root, log, regatta } = fleet(t)
  const old = log('20261120_080000.log', 'old\n')
  log('20261121_080000.log', 'new\n')
  const run = '20261120_080000_ab12'
  const folder = runFolder(join(root, '.regatta'), run)
  const member = (source: string): RunPlan['units'][number]['members'][number] => {
    const attempt = attemptFolder(folder, { country: 'fiji', source }, 1)
    mkdirSync(attempt, { recursive: true })
    const rest = { name: source, group: null, hosts: [], attempt: 1, more_attempts: 0, window: null, expected_ms: null }
    return { country: 'fiji', source, folder: attempt, ...rest }
  }
  const sun = member('fiji_sun')
  const unit = { name: 'fiji', kind: 'single' as const, folder, members: [sun, member('rnz')] }
  writeFileSync(join(folder, 'plan.json'), JSON.stringify({ run, units: [unit], settled: [] }))
  writeFileSync(join(sun.folder, 'launch.json'), JSON.stringify({ started: '', log: old }))
  assert.equal((await regatta(['logs', 'fiji_sun', '--run', run])).io.stdout.text, 'old\n')
  const unstarted = await regatta(['logs', 'fiji/rnz', '--run', run])
  assert.match(unstarted.io.stderr.text, /fiji\/rnz was not started in run/)
  const elsewhere = await regatta(['logs', 'matangi', '--run', run])
  assert.match(elsewhere.io.stderr.text, /tonga\/matangi was no part of run/)
  const misspelt = await regatta(['logs', 'fiji_sun', '--run', `${run.slice(0, -1)}3`])
  assert.match(misspelt.io.stderr.text, new RegExp(`did you mean '${run}'`))
})

/** Follows a folder; `until` resolves when all that was printed ends with a text. */
function following(
  folder: string,
  log: string | null,
): { until: (end: string) => Promise<void>; switched: string[]; stop: () => Promise<void> } {
  const ended = new AbortController()
  const switched: string[] = []
  let printed = ''
  let check: () => void = () => undefined
  const over = followLog({
    folder,
    log,
    signal: ended.signal,
    print: (chunk) => {
      printed += chunk.toString()
      check()
      return Promise.resolve()
    },
    switched: (next) => switched.push(next),
  })
  return {
    switched,
    until: (end) =>
      new Promise((resolve) => {
        check = () => {
          if (printed.endsWith(end)) resolve()
        }
        check()
      }),
    stop: async () => {
      ended.abort()
      await over
    },
  }
}

test('following prints what is appended, then the next log, and starts over where one was cut', async (t) => {
  const { root, log } = fleet(t)
  const first = log('20261121_080000.log', 'one\n')
  const { until, switched, stop } = following(join(root, 'logs/fiji/fiji_sun'), first)
  await until('one\n')
  appendFileSync(first, 'two\n')
  await until('one\ntwo\n')
  appendFileSync(first, 'three\n')
  const second = log('20261121_090000.log', 'four\n')
  await until('one\ntwo\nthree\nfour\n')
  truncateSync(second)
  appendFileSync(second, '5\n')
  await until('four\n5\n')
  assert.deepEqual(switched, [second])
  await stop()
})

test('following waits for a first log, also for its folder', async (t) => {
  const { root, log } = fleet(t)
  const { until, stop } = following(join(root, 'logs/fiji/fiji_sun'), null)
  log('20261121_080000.log', 'one\n')
  await until('one\n')
  await stop()
})

test('logs -f ends on Ctrl-C with 130, on TERM with 143, and with its reader', async (t) => {
  const { root, log } = fleet(t)
  log('20261121_080000.log', 'one\n')
  const endings: [(io: PaperIo) => void, number][] = [
    [() => void process.emit('SIGINT', 'SIGINT'), 130],
    [() => void process.emit('SIGTERM', 'SIGTERM'), 143],
    [(io) => void io.stdout.destroy(new Error('EPIPE')), 0],
  ]
  const listeners = (): number => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM')
  for (const [end, code] of endings) {
    const before = listeners()
    const io = paperIo({ cwd: root })
    const first = once(io.stdout, 'wrote')
    const ended = main(['logs', '-f', 'fiji_sun'], io)
    await first
    end(io)
    assert.equal(await ended, code)
    assert.equal(io.stdout.text, 'one\n')
    assert.equal(listeners(), before)
  }
})

/** Logs of three scrapers, each with a line of every level, a stack among them. */
function severalLogs(t: TestContext): Fleet {
  const made = fleet(t)
  for (const id of ['fiji/fiji_sun', 'fiji/rnz', 'tonga/matangi']) {
    mkdirSync(join(made.root, 'logs', id), { recursive: true })
    const line = (level: string, text: string): string => `2026-11-21 08:00:00.123 ${level} ${text} of ${id}\n`
    const text = `${line('INFO ', 'one')}${line('DEBUG', 'two')}${line('WARN ', 'three')}${line('ERROR', 'four')}    at stack\n`
    writeFileSync(join(made.root, 'logs', id, '20261121_080000.log'), text)
  }
  return made
}

test('a glob prints the logs of several, each line behind the name of its scraper', async (t) => {
  const { regatta } = severalLogs(t)
  const { code, io } = await regatta(['logs', 'fiji/*', '--lines', '2'])
  assert.equal(code, 0)
  const lines = io.stdout.text.trimEnd().split('\n')
  assert.deepEqual(lines, [
    'fiji/fiji_sun | 2026-11-21 08:00:00.123 ERROR four of fiji/fiji_sun',
    'fiji/fiji_sun |     at stack',
    'fiji/rnz      | 2026-11-21 08:00:00.123 ERROR four of fiji/rnz',
    'fiji/rnz      |     at stack',
  ])
  const several = await regatta(['logs', 'tonga/matangi', 'fiji/rnz', '--path'])
  assert.equal(several.io.stdout.text.trimEnd().split('\n').length, 2)
  const json = await regatta(['logs', 'fiji/*', '--json'])
  assert.deepEqual(
    (JSON.parse(json.io.stdout.text) as { source: string }[]).map(({ source }) => source),
    ['fiji_sun', 'rnz'],
  )
})

test('--level leaves out what is below it, and keeps the lines that belong to what it prints', async (t) => {
  const { regatta } = severalLogs(t)
  const words = async (level: string, ...more: string[]): Promise<string> => {
    const { io } = await regatta(['logs', 'tonga/matangi', '--level', level, ...more])
    return [...io.stdout.text.matchAll(/one|two|three|four|at stack/g)].join(' ')
  }
  assert.equal(await words('debug'), 'one two three four at stack')
  assert.equal(await words('info'), 'one three four at stack')
  assert.equal(await words('warn'), 'three four at stack')
  assert.equal(await words('error'), 'four at stack')
  assert.equal(await words('error', '--lines', '1'), '')
})

test('what selects nothing is refused, and a scraper that is none in a list of several is named', async (t) => {
  const { regatta } = severalLogs(t)
  for (const [words, message] of [
    [['logs'], /needs a scraper or a glob, or --failed, --run or -f/],
    [['logs', 'palau/*'], /no config matches "palau\/\*"/],
    [['logs', 'fiji/rnz', 'tonga/matangy'], /did you mean "tonga\/matangi"/],
    [['logs', '--failed'], /there is no run in .* yet/],
    [['logs', '--run', '20261121', '--failed'], /there is no run '20261121'/],
    [['logs', 'fiji/rnz', '--lines', '-1'], /--lines must be a whole number/],
  ] as const) {
    const { code, io } = await regatta([...words])
    assert.equal(code, 2, words.join(' '))
    assert.match(io.stderr.text, message)
  }
})

test('-f of several begins with their ends and goes on with what comes, whole lines only', async (t) => {
  const { root } = severalLogs(t)
  const io = paperIo({ cwd: root })
  const shown = async (text: string): Promise<void> => {
    while (!io.stdout.text.includes(text)) await once(io.stdout, 'wrote')
  }
  const ended = main(['logs', 'fiji/*', '-f', '--lines', '0'], io)
  const add = (id: string, text: string): void => appendFileSync(join(root, 'logs', id, '20261121_080000.log'), text)
  // Until both are followed, what is added may lie before the end that it begins with.
  const timer = setInterval(() => add('fiji/rnz', '2026-11-21 08:00:01.000 INFO  tick\n'), 50)
  await shown('fiji/rnz      | 2026-11-21 08:00:01.000 INFO  tick\n')
  clearInterval(timer)
  add('fiji/rnz', 'half a ')
  add('fiji/fiji_sun', 'whole\n')
  await shown('fiji/fiji_sun | whole\n')
  add('fiji/rnz', 'line\n')
  await shown('fiji/rnz      | half a line\n')
  process.emit('SIGINT', 'SIGINT')
  assert.equal(await ended, 130)
})
