import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { main } from '../../../../src/cli/main.ts'
import { openHistory } from '../../../../src/runs/history/open-history.ts'
import { writeSummary } from '../../../../src/runs/folder/runs.ts'
import type { FleetStatistics } from '../../../../src/report/statistics/fleet-statistics.ts'
import { makeFolder } from '../../../../src/runs/folder/files/make-folder.ts'
import { runFolder } from '../../../../src/runs/folder/layout.ts'
import { row, summaryOf } from '../../../report/example-summary.ts'
import { HookServer } from '../../../report/notify/hook-server.ts'
import { record, storeWith } from '../../../store/examples.ts'
import { paperIo, type PaperIo } from '../../paper-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'regatta-report-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const OLDER = '20261120_120000_0001'
const NEWER = '20261121_120000_0001'

before(async () => {
  const stateDir = join(folder, '.regatta')
  for (const summary of [
    summaryOf([row('fiji/sun', 'success')], OLDER),
    summaryOf([row('fiji/sun', 'failed', 'crash'), row('tonga/news', 'success')], NEWER),
  ]) {
    makeFolder(runFolder(stateDir, summary.run))
    writeFileSync(join(runFolder(stateDir, summary.run), 'plan.json'), '{}')
    writeSummary(stateDir, summary)
    await openHistory(stateDir).record(summary)
  }
  await storeWith(join(folder, 'data'), 'fiji/sun', [record('a'), record('b', { date: null })])
  mkdirSync(join(folder, 'data', 'tonga'), { recursive: true })
})

async function regatta(words: string[], env: Record<string, string> = {}): Promise<{ code: number; io: PaperIo }> {
  const io = paperIo({ cwd: folder, env })
  return { code: await main(words, io), io }
}

test('report shows runs, scrapers and days, as text and as JSON', async () => {
  const { code, io } = await regatta(['report'])
  assert.equal(code, 0, io.stderr.text)
  assert.match(io.stdout.text, /^Runs, the newest 2\n/)
  assert.match(io.stdout.text, /^ {2}fiji\/sun +2 +50 %/m)
  const json = JSON.parse((await regatta(['report', '--json'])).io.stdout.text) as FleetStatistics
  assert.deepEqual(
    json.runs.map(({ run }) => run),
    [NEWER, OLDER],
  )
  assert.partialDeepStrictEqual(json.scrapers[0], {
    source: 'sun',
    success_percent: 50,
    store: { records: 2, filled: { date: 1 } },
  })
})

test('report of one run, of the last one, without the stores', async () => {
  const one = JSON.parse((await regatta(['report', '20261120', '--json'])).io.stdout.text) as FleetStatistics
  assert.deepEqual(
    one.runs.map(({ run }) => run),
    [OLDER],
  )
  const last = JSON.parse(
    (await regatta(['report', '--last', '1', '--no-stores', '--json'])).io.stdout.text,
  ) as FleetStatistics
  assert.deepEqual(
    last.runs.map(({ run }) => run),
    [NEWER],
  )
  assert.deepEqual(
    last.scrapers.map(({ store }) => store),
    [null, null],
  )
})

test('a store that cannot be read is named, the rest is shown', async () => {
  const broken = join(folder, 'data', 'tonga', 'news.db')
  writeFileSync(broken, 'no database at all '.repeat(100))
  const { code, io } = await regatta(['report'])
  rmSync(broken)
  assert.equal(code, 1)
  assert.match(io.stderr.text, /news\.db: it is not a SQLite database/)
  assert.match(io.stdout.text, /fiji\/sun/)
})

test('report writes any run for other programs', async () => {
  const { code, io } = await regatta(['report', '--junit', 'junit.xml', '--prometheus', 'a.prom'])
  assert.deepEqual([code, io.stderr.text], [0, ''])
  assert.match(readFileSync(join(folder, 'junit.xml'), 'utf8'), new RegExp(NEWER))
  await regatta(['report', OLDER, '--junit', 'junit.xml'])
  assert.match(readFileSync(join(folder, 'junit.xml'), 'utf8'), new RegExp(OLDER))
})

test('report --html and --csv write the fleet with what its stores hold, and print nothing', async () => {
  await storeWith(join(folder, 'data'), 'tonga/news', [
    record('c', { title: '=HYPERLINK("http://evil.example")<script>', body: 'Shared.' }),
    record('d', { title: '=HYPERLINK("http://evil.example")<script>', body: 'Shared.' }),
  ])
  const { code, io } = await regatta(['report', '--html', 'out/report.html', '--csv', 'out/tables'])
  assert.deepEqual([code, io.stdout.text, io.stderr.text], [0, '', ''])
  const page = readFileSync(join(folder, 'out', 'report.html'), 'utf8')
  assert.match(page, /2 runs from /)
  assert.match(page, /<th scope="row">tonga\/news<\/th><td class="n">2<\/td><td class="n">1<\/td><td class="n">0<\/td>/)
  const table = (name: string): string => readFileSync(join(folder, 'out', 'tables', `${name}.csv`), 'utf8')
  assert.match(table('sources'), /^\ufeffcountry,source,name,status,[^]*\r\nfiji,sun,The sun,failed,crash,,/)
  assert.equal(table('duplicates'), '\ufeffid,records,within,elsewhere,partner\r\ntonga/news,2,1,0,\r\n')
  assert.deepEqual(readdirSync(join(folder, 'out', 'tables')).sort(), [
    'changes.csv',
    'countries.csv',
    'days.csv',
    'duplicates.csv',
    'freshness.csv',
    'reasons.csv',
    'runs.csv',
    'slowest.csv',
    'sources.csv',
  ])
})

test('report --html goes with --json, with one run and without the stores', async () => {
  const { io } = await regatta(['report', OLDER, '--no-stores', '--json', '--html', 'one.html'])
  assert.equal((JSON.parse(io.stdout.text) as FleetStatistics).runs.length, 1)
  const page = readFileSync(join(folder, 'one.html'), 'utf8')
  assert.match(page, new RegExp(`Run ${OLDER} of `))
  assert.match(page, /The stores were not read/)
})

for (const [words, said] of [
  [['report', '--last', '0'], /--last must be a whole number above 0/],
  [['report', 'nonsense'], /there is no run "nonsense"/],
  [['report', 'nonsense', '--junit', 'x.xml'], /there is no run "nonsense"/],
  [['report', '--state-dir', 'nowhere'], /there is no finished run in/],
  [['report', '--state-dir', 'nowhere', '--junit', 'x.xml'], /there is no finished run in/],
  [['report', '--junit', 'data'], /it is a folder/],
  [['report', '--html', 'data'], /--html: .*data cannot be written: it is a folder/],
  [['report', '--html', ''], /--html must name a file/],
  [['report', '--csv', ' '], /--csv must name a folder/],
  [['report', '--csv', '.regatta/history.db'], /--csv: .*history\.db cannot be written: ENOTDIR/],
  [['report', '--state-dir', 'nowhere', '--html', 'x.html'], /there is no finished run in/],
  [['notify'], /no destination: set REGATTA_NOTIFY/],
  [['notify', '--test', NEWER], /--test sends a made-up run/],
] as [string[], RegExp][]) {
  test(`${words.join(' ')} is refused`, async () => {
    const { code, io } = await regatta(words)
    assert.match(io.stderr.text, said)
    assert.equal(code, 2)
  })
}

test('notify --dry-run shows the words of the newest run, by the template', async () => {
  assert.match(
    (await regatta(['notify', '--dry-run'])).io.stdout.text,
    /^Subject: regatta: 1 of 2 scrapers failed [^]*Newly failed:\n- fiji\/sun: crash/,
  )
  writeFileSync(
    join(folder, 'words.txt'),
    'Subject: {{failed}} of {{total}}\n{{#recovered}}never{{/recovered}}well: {{success}}',
  )
  const { stdout } = (await regatta(['notify', '--dry-run', '--notify-template', 'words.txt'])).io
  assert.equal(stdout.text, 'Subject: 1 of 2\n\nwell: 1\n')
  const quiet = await regatta(['notify', OLDER, '--dry-run', '--notify-on', 'failure'])
  assert.deepEqual([quiet.code, quiet.io.stdout.text], [0, ''])
})

test('notify --test says to whom the test went and to whom not', async () => {
  await using hook = await HookServer.start({ status: 404 })
  const addresses = `${hook.origin}/secretpart slack:${hook.origin}/secretpart`
  const { code, io } = await regatta(['notify', '--test'], { REGATTA_NOTIFY: addresses })
  assert.equal(code, 1)
  const lines = io.stdout.lines.map((line) => line.replace(/: answered.*/, ': failed')).sort()
  assert.equal(lines.filter((line) => line.startsWith('notified ')).length, 1)
  assert.equal(lines.filter((line) => /^could not notify .*: failed$/.test(line)).length, 1)
  assert.doesNotMatch(io.stdout.text, /secretpart/)
  assert.ok(hook.received.some(({ body }) => body.includes('[test] regatta: 2 of 4 scrapers failed')))
})
