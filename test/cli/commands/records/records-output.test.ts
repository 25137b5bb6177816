import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RecordsArgs } from '../../../../src/cli/commands/records/flags.ts'
import { startGeocoder } from '../../../records/geocoder-process.ts'
import { scratchFolder, smallDisk } from '../../../store/scratch.ts'
import { checked, fileWith } from '../../checked-file.ts'

const rows = (count: number, row: (n: number) => string): string =>
  `id,phone,body\n${Array.from({ length: count }, (_, n) => `${row(n)}\n`).join('')}`
const EARLIER = ['pairs.jsonl', 'records.csv', 'rejected.jsonl', 'stats.json']

/** A folder with all files of an earlier output. */
function withEarlierOutput(out: string): string {
  mkdirSync(out)
  for (const name of EARLIER) writeFileSync(join(out, name), `old ${name}`)
  return out
}

function assertEarlierOutput(out: string): void {
  assert.deepEqual(readdirSync(out).toSorted(), EARLIER)
  for (const name of EARLIER) assert.equal(readFileSync(join(out, name), 'utf8'), `old ${name}`)
}

const disks: [full: string, input: string, flags: Partial<RecordsArgs>][] = [
  ['records.csv', rows(20_000, (n) => `${n},+44 7400 123456,a`), { phone: ['phone'] }],
  ['rejected.jsonl', rows(20_000, (n) => `${n},1,a,one cell too many`), { phone: ['phone'] }],
  // Eight texts, each of fifty rows: every pair of fifty is said.
  ['pairs.jsonl', rows(400, (n) => `${n},1,the very same text ${n % 8}`), { nearDuplicates: true }],
  [`.signatures-${process.pid}.tmp`, rows(3000, (n) => `${n},1,a text of ${n} words`), { nearDuplicates: true }],
]

for (const [full, input, flags] of disks) {
  test(`the disk is full while ${full.replace(/-\d+/, '')} is written: it is named, all of the old output stays`, async (t) => {
    const disk = smallDisk(t, '500k')
    if (disk === null) return
    const folder = fileWith(t, 'a.csv', input)
    const out = withEarlierOutput(join(disk.folder, 'out'))
    const { code, err } = await checked(folder, 'a.csv', { ...flags, out })
    assert.equal(code, 1)
    assert.equal(
      err,
      `regatta: cannot write to ${join(out, full)}: the disk is full; nothing of an earlier output was changed\n`,
    )
    assertEarlierOutput(out)
    assert.equal(readFileSync(join(folder, 'a.csv'), 'utf8'), input)
  })
}

test('the disk is full while found places are kept: their file is named, nothing is written', async (t) => {
  const disk = smallDisk(t, '300k')
  if (disk === null) return
  const folder = fileWith(
    t,
    'a.csv',
    rows(3000, (n) => `${n},1,${n} Elm Rd Portland OR`),
  )
  const service = await startGeocoder(0)
  t.after(() => service.stop())
  const lookups = { geocode: 'google', geocodeUrl: `${service.url}/google`, geocodeRate: '100000' } as const
  const stateDir = join(disk.folder, 'state')
  const { code, err } = await checked(folder, 'a.csv', { address: ['body'], region: 'US', ...lookups, stateDir })
  assert.equal(code, 1)
  assert.ok(err.startsWith(`regatta: ${join(stateDir, 'geocode.db')}: the disk is full`), err)
  assert.deepEqual(readdirSync(join(folder, 'out')), [])
})

/** The program itself over many rows, and the folder that it writes to as soon as it is in the middle of it. */
async function inTheMiddle(t: TestContext, folder: string): Promise<{ child: ChildProcess; err: () => string }> {
  writeFileSync(
    join(folder, 'a.csv'),
    rows(300_000, (n) => `${n},+44 7400 123456,a`),
  )
  const words = [
    join(import.meta.dirname, '../../../../src/bin/cli.ts'),
    'records',
    'a.csv',
    '--phone',
    'phone',
    '-o',
    'out',
  ]
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  t.after(() => child.kill('SIGKILL'))
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const unfinished = (): string[] => readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' })
  while (child.exitCode === null && !unfinished().some((name) => name.includes('records.csv.'))) await sleep(5)
  return { child, err: () => err }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} in the middle: it is said that nothing was written, and nothing is`, async (t) => {
    const folder = scratchFolder(t)
    const out = withEarlierOutput(join(folder, 'out'))
    const { child, err } = await inTheMiddle(t, folder)
    child.kill(signal)
    assert.deepEqual(await once(child, 'close'), [null, signal])
    assert.equal(err(), 'regatta: interrupted: nothing was written to out\n')
    assertEarlierOutput(out)
  })
}

test('what SIGKILL leaves behind is removed by the next run, and is nobody`s output', async (t) => {
  const folder = scratchFolder(t)
  const out = withEarlierOutput(join(folder, 'out'))
  const { child } = await inTheMiddle(t, folder)
  child.kill('SIGKILL')
  await once(child, 'close')
  assert.deepEqual(
    readdirSync(out).filter((name) => !EARLIER.includes(name)),
    ['.lock', `.unfinished-${child.pid}`],
  )
  writeFileSync(
    join(folder, 'b.csv'),
    rows(1, () => '1,2,3'),
  )
  const { code } = await checked(folder, 'b.csv', { phone: ['phone'] })
  assert.equal(code, 0)
  assert.deepEqual(readdirSync(out).toSorted(), EARLIER)
})

test('pairs of an earlier output go with it; pairs of somebody else stay', async (t) => {
  const folder = fileWith(
    t,
    'a.csv',
    rows(1, () => '1,2,3'),
  )
  const pairs = join(folder, 'out', 'pairs.jsonl')
  mkdirSync(join(folder, 'out'))
  writeFileSync(pairs, 'mine')
  for (let round = 0; round < 2; round++) {
    await checked(folder, 'a.csv', { phone: ['phone'] })
    assert.equal(readFileSync(pairs, 'utf8'), 'mine')
  }
  await checked(folder, 'a.csv', { duplicates: true })
  await checked(folder, 'a.csv', { phone: ['phone'] })
  assert.equal(existsSync(pairs), false)
})

const taken: [what: string, flags: Partial<RecordsArgs>, said: string][] = [
  ['the input', { file: 'out/records.csv' }, 'out/records.csv would be replaced, and is the input'],
  ['the input by another name', { file: 'link/records.csv' }, 'out/records.csv would be replaced, and is the input'],
  [
    'a file that no output has this time',
    { file: 'out/pairs.jsonl', format: 'csv' },
    'out/pairs.jsonl would be replaced, and is the input',
  ],
  ['the other file', { against: 'link/records.csv' }, 'out/records.csv would be replaced, and is --against'],
  ['labels', { duplicates: true, labels: 'out/pairs.jsonl' }, 'out/pairs.jsonl would be replaced, and is --labels'],
  ['a folder', { format: 'jsonl' }, 'out/records.jsonl is a folder, where a file is to be written'],
]

for (const [what, flags, said] of taken) {
  test(`an output that would replace ${what} is refused`, async (t) => {
    const folder = fileWith(t, 'a.csv', 'a,b,phone\n1,2,3\n')
    mkdirSync(join(folder, 'out', 'records.jsonl'), { recursive: true })
    symlinkSync('out', join(folder, 'link'))
    writeFileSync(join(folder, 'out/records.csv'), 'a,b,phone\n1,2,3\n')
    writeFileSync(join(folder, 'out/pairs.jsonl'), '{"a":"1","b":"2","match":true,"phone":"1"}\n')
    const { code, err } = await checked(folder, 'a.csv', { phone: ['phone'], ...flags })
    assert.deepEqual([code, err], [2, `regatta: ${said}\nName another folder with --out\n`])
    assert.equal(readFileSync(join(folder, 'out/records.csv'), 'utf8'), 'a,b,phone\n1,2,3\n')
  })
}

test('what is replaced keeps its mode, and a link its file, also on another disk', async (t) => {
  const folder = fileWith(t, 'a.csv', 'phone\n1\n')
  const disk = smallDisk(t, '500k')
  const elsewhere = disk?.folder ?? scratchFolder(t)
  const out = join(folder, 'out')
  mkdirSync(out)
  writeFileSync(join(out, 'stats.json'), 'old')
  chmodSync(join(out, 'stats.json'), 0o600)
  writeFileSync(join(elsewhere, 'real.csv'), 'old')
  chmodSync(join(elsewhere, 'real.csv'), 0o640)
  symlinkSync(join(elsewhere, 'real.csv'), join(out, 'records.csv'))
  symlinkSync(join(elsewhere, 'new.jsonl'), join(out, 'rejected.jsonl'))
  const { code, err } = await checked(folder, 'a.csv', { phone: ['phone'] })
  assert.equal(code, 0, err)
  assert.equal(statSync(join(out, 'stats.json')).mode & 0o777, 0o600)
  assert.equal(statSync(join(elsewhere, 'real.csv')).mode & 0o777, 0o640)
  assert.match(readFileSync(join(elsewhere, 'real.csv'), 'utf8'), /^phone,phone_valid/)
  for (const name of ['records.csv', 'rejected.jsonl']) assert.ok(lstatSync(join(out, name)).isSymbolicLink())
  assert.deepEqual(readdirSync(elsewhere).toSorted(), ['new.jsonl', 'real.csv'])
})

test('of two runs into one folder the second says so and changes nothing', async (t) => {
  const folder = scratchFolder(t)
  mkdirSync(join(folder, 'out'))
  const { child } = await inTheMiddle(t, folder)
  const before = readdirSync(join(folder, 'out')).toSorted()
  symlinkSync('out', join(folder, 'same'))
  writeFileSync(join(folder, 'b.csv'), 'phone\n1\n')
  for (const out of ['out', 'same']) {
    const { code, err } = await checked(folder, 'b.csv', { phone: ['phone'], out })
    const said = `regatta: another regatta records writes to ${out}\nName another folder with --out\n`
    assert.deepEqual([code, err], [75, said])
  }
  assert.deepEqual(readdirSync(join(folder, 'out')).toSorted(), before)
  child.kill('SIGTERM')
  await once(child, 'close')
  assert.equal((await checked(folder, 'b.csv', { phone: ['phone'] })).code, 0)
  assert.deepEqual(readdirSync(join(folder, 'out')).toSorted(), ['records.csv', 'rejected.jsonl', 'stats.json'])
})
