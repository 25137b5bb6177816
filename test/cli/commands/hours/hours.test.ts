import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { main } from '../../../../src/cli/main.ts'
import { paperIo } from '../../paper-io.ts'

test('hours prints what it read, and its exit code says whether there was anything', async () => {
  const io = paperIo()
  assert.equal(await main(['hours', 'Tue-Thu 9am-5pm'], io), 0)
  assert.equal(io.stdout.text, 'TU,WE,TH 09:00-17:00  95 %  "Tue-Thu 9am-5pm"\nopening_hours: Tu-Th 09:00-17:00\n')
  assert.equal(await main(['hours', 'nothing here'], paperIo()), 1)
  assert.equal(await main(['hours'], paperIo()), 2)
})

test('a batch answers every line, and a broken one costs only itself', async (t) => {
  const cwd = mkdtempSync(join(tmpdir(), 'hours-'))
  t.after(() => rmSync(cwd, { recursive: true }))
  const lines = [
    '{"id":"a","text":"lun-ven 9-18","language":"it","kind":"office"}',
    '{"id":"b"}',
    'broken',
    '{"id":4,"text":"-"}',
  ]
  writeFileSync(join(cwd, 'in.jsonl'), `${lines.join('\n')}\n`)
  assert.equal(await main(['hours', '--batch', 'in.jsonl', '--out', 'out.jsonl'], paperIo({ cwd })), 1)
  const answers = readFileSync(join(cwd, 'out.jsonl'), 'utf8').trim().split('\n')
  const [first, ...others] = answers.map((line): Record<string, unknown> => JSON.parse(line))
  assert.equal(first?.['opening_hours'], 'Mo-Fr 09:00-18:00')
  assert.deepEqual(others, [
    { id: 'b', error: 'text must be a string' },
    { id: null, error: 'not a JSON object' },
    { id: 4, facts: [], opening_hours: null },
  ])
})

test('a file that is not there is no text without times', async () => {
  const io = paperIo()
  assert.equal(await main(['hours', 'nowhere/hours.txt'], io), 2)
  assert.match(io.stderr.text, /there is no file nowhere\/hours\.txt/)
})

test('a batch that is not there is a usage error', async () => {
  const io = paperIo()
  assert.equal(await main(['hours', '--batch', '/nowhere/in.jsonl'], io), 2)
  assert.match(io.stderr.text, /in\.jsonl/)
})

test('hours reads standard input and pages, and of a page the times of one kind', async (t) => {
  const piped = paperIo({ stdin: Readable.from(['Mon-Fri 9-5']) })
  assert.equal(await main(['hours', '-', '--json'], piped), 0)
  assert.match(piped.stdout.text, /"Mo-Fr 09:00-17:00"/)
  const cwd = mkdtempSync(join(tmpdir(), 'hours-page-'))
  t.after(() => rmSync(cwd, { recursive: true }))
  writeFileSync(join(cwd, 'parish.html'), '<h2>Mass</h2><p>Sunday 9 am</p><h2>Office</h2><p>Mon-Fri 10 am - 2 pm</p>')
  const page = paperIo({ cwd })
  assert.equal(await main(['hours', 'parish.html', '--kind', 'mass', '--json'], page), 0)
  const { facts }: { facts: { kind: string; days: string[]; start: string }[] } = JSON.parse(page.stdout.text)
  assert.deepEqual(
    facts.map(({ kind, days, start }) => [kind, days.join(), start]),
    [['mass', 'SU', '09:00']],
  )
})
