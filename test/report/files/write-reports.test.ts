import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeReports } from '../../../src/report/files/write-reports.ts'
import { smallDisk } from '../../store/scratch.ts'
import { row, summaryOf } from '../example-summary.ts'

const folder = mkdtempSync(join(tmpdir(), 'regatta-reports-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const summary = summaryOf([row('fiji/sun', 'success')])

test('one that cannot be written is reported and does not keep the others; nothing half is left lying', () => {
  mkdirSync(join(folder, 'taken.xml'))
  writeFileSync(join(folder, 'a-file'), '')
  const problems = writeReports(
    [
      { format: 'junit', path: join(folder, 'taken.xml'), append: false },
      { format: 'prometheus', path: join(folder, 'a-file', 'folder.prom'), append: false },
      { format: 'markdown', path: join(folder, 'summary.md'), append: false },
      { format: 'markdown', path: join(folder, 'new', 'folder', 'summary.md'), append: false },
    ],
    summary,
  )
  assert.equal(problems.length, 2)
  assert.match(problems[0]!, /^the junit report could not be written to .*taken\.xml: EISDIR/)
  assert.match(problems[1]!, /^the prometheus report could not be written to .*folder\.prom: (ENOTDIR|EEXIST)/)
  assert.deepEqual(readdirSync(join(folder, 'new', 'folder')), ['summary.md'])
  assert.deepEqual(readdirSync(folder).sort(), ['a-file', 'new', 'summary.md', 'taken.xml'])
})

test('a report replaces what was there, or is added to it', () => {
  const replaced = join(folder, 'replaced.md')
  const added = join(folder, 'added.md')
  for (const path of [replaced, added]) writeFileSync(path, 'what was there\n')
  const problems = writeReports(
    [
      { format: 'markdown', path: replaced, append: false },
      { format: 'markdown', path: added, append: true },
    ],
    summary,
  )
  assert.deepEqual(problems, [])
  assert.match(readFileSync(replaced, 'utf8'), /^## 1 scraper: 1 success/)
  assert.match(readFileSync(added, 'utf8'), /^what was there\n## 1 scraper: 1 success/)
})

test('a device is written to, not replaced', () => {
  assert.deepEqual(writeReports([{ format: 'junit', path: '/dev/null', append: false }], summary), [])
})

test('a full disk is reported', { skip: process.platform !== 'linux' && '/dev/full is of Linux' }, () => {
  const [problem] = writeReports([{ format: 'junit', path: '/dev/full', append: false }], summary)
  assert.match(problem!, /ENOSPC/)
})

test('a disk that is full keeps the old report, and nothing half beside it', (t) => {
  const disk = smallDisk(t, '64k')
  if (disk === null) return
  const path = join(disk.folder, 'junit.xml')
  assert.deepEqual(writeReports([{ format: 'junit', path, append: false }], summary), [])
  const long = summaryOf(Array.from({ length: 1000 }, (_, i) => row(`fiji/s${i}`, 'failed', 'crash')))
  assert.match(writeReports([{ format: 'junit', path, append: false }], long)[0]!, /ENOSPC/)
  assert.match(readFileSync(path, 'utf8'), /tests="1"/)
  assert.deepEqual(readdirSync(disk.folder), ['junit.xml'])
})
