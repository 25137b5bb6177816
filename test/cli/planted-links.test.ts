import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { isOwnFolder } from '../../src/browser/own-folder.ts'
import { ResultCache } from '../../src/config/files/result-cache.ts'
import { stageOutput } from '../../src/records/staged-output.ts'
import { openEventFile } from '../../src/report/events/event-file.ts'
import { writeReports } from '../../src/report/files/write-reports.ts'
import { openRejectedFile } from '../../src/store/import/rejected-file.ts'
import { linkTarget } from '../../src/tables/link-target.ts'
import { lockOutput } from '../../src/tables/lock-output.ts'
import { writeFileWhole } from '../../src/tables/replace-file.ts'
import { row, summaryOf } from '../report/example-summary.ts'
import { scratchFolder } from '../store/scratch.ts'

const SOMEBODY_ELSE = 54_321
// Nobody else can give a link away.
const skip = process.getuid?.() !== 0

/** A file of ours, and a link to it that another user has put where we are about to write. */
function planted(t: TestContext, target = 'ours'): { ours: string; link: string } {
  const folder = scratchFolder(t)
  const ours = join(folder, 'ours')
  writeFileSync(ours, 'precious')
  mkdirSync(join(folder, 'shared'))
  const link = join(folder, 'shared', 'out')
  symlinkSync(join(folder, target), link)
  lchownSync(link, SOMEBODY_ELSE, SOMEBODY_ELSE)
  return { ours, link }
}

async function* text(): AsyncGenerator<string> {
  yield 'new'
}

/** Gives the link to a file of its output. */
function writeStaged(path: string): void {
  const staged = stageOutput(dirname(path), () => undefined)
  try {
    writeFileSync(join(staged.folder, basename(path)), 'new')
    staged.commit([])
  } finally {
    staged.discard()
  }
}

function report(path: string, append: boolean): void {
  const [failure] = writeReports([{ format: 'prometheus', path, append }], summaryOf([row('a/b', 'success')]))
  if (failure !== undefined) throw new Error(failure)
}

const FOLLOWERS: Record<string, (path: string) => unknown> = {
  'a table or an export': (path) => writeFileWhole(path, text()),
  'the output of records': writeStaged,
  'a report': (path) => report(path, false),
  'a report that is appended': (path) => report(path, true),
  'a file of events': (path) => openEventFile(path).write('new\n'),
}

for (const [name, write] of Object.entries(FOLLOWERS)) {
  test(`${name} is not written through a link of another user`, { skip }, async (t) => {
    const { ours, link } = planted(t)
    await assert.rejects(async () => write(link), /EACCES: it is a link that another user has put there/)
    assert.equal(readFileSync(ours, 'utf8'), 'precious')
  })

  test(`${name} makes no file where such a link leads to none`, { skip }, async (t) => {
    const { ours, link } = planted(t, 'not-there')
    await assert.rejects(async () => write(link), /EACCES/)
    assert.equal(existsSync(join(dirname(ours), 'not-there')), false)
  })
}

test('a link of our own, of root or of the owner of the folder is followed, one behind it as well', { skip }, (t) => {
  const { ours, link } = planted(t)
  const first = join(dirname(ours), 'first')
  symlinkSync(link, first)
  assert.throws(() => linkTarget(first), { code: 'EACCES', path: link })
  lchownSync(dirname(link), SOMEBODY_ELSE, SOMEBODY_ELSE)
  assert.equal(linkTarget(first), ours)
})

test('rejected parts of an import take the place of a link', { skip }, (t) => {
  const { ours, link } = planted(t)
  const rejected = openRejectedFile(link)
  rejected.add({ file: 'a', line: 1, why: 'b', raw: 'c' })
  rejected.finish()
  assert.deepEqual([readFileSync(ours, 'utf8'), lstatSync(link).isFile()], ['precious', true])
})

test('neither the cache of configs nor a lock follows a link', { skip }, (t) => {
  for (const target of ['ours', 'not-there']) {
    const { ours, link } = planted(t, target)
    const cache = new ResultCache(link, '1')
    cache.put('a', 'b', 'c', 'd')
    cache.save()
    lockOutput(link)?.()
    assert.equal(readFileSync(ours, 'utf8'), 'precious')
    assert.equal(existsSync(join(dirname(ours), 'not-there')), false)
  }
})

test('a folder of another user, one that others may write into, and a link are no place for programs', (t) => {
  const folder = scratchFolder(t)
  const own = join(folder, 'own')
  mkdirSync(own, { mode: 0o700 })
  symlinkSync(own, join(folder, 'link'))
  assert.equal(isOwnFolder(own), true)
  for (const name of ['link', 'missing']) assert.equal(isOwnFolder(join(folder, name)), false)
  chmodSync(own, 0o777)
  assert.equal(isOwnFolder(own), false)
  chmodSync(own, 0o700)
  if (!skip) lchownSync(own, SOMEBODY_ELSE, SOMEBODY_ELSE)
  assert.equal(isOwnFolder(own), skip)
})
