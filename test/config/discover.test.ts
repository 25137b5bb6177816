import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { discover } from '../../src/config/discover.ts'
import type { ConfigFile } from '../../src/config/discover.ts'
import { configFolder } from './config-folder.ts'

const ids = (configs: ConfigFile[]): string[] => configs.map(({ country, source }) => `${country}/${source}`)

test('configs are found one level deep, sorted, in both spellings of the ending', async (t) => {
  const dir = configFolder(t, {
    'tonga/b.yaml': '',
    'tonga/a.yml': '',
    'fiji/z.yaml': '',
    'fiji islands/a.yaml': '',
    'fiji-west/a.yaml': '',
    'açores/jornal é.yaml': '',
    'notes.txt': '',
    'top.yaml': '',
    'fiji/readme.md': '',
    'fiji/sub/deep.yaml': '',
    'fiji/.hidden.yaml': '',
    'fiji/.#lock.yaml': '',
    '.git/config.yaml': '',
    'fiji/no-ending': '',
  })
  const { configs, ignored, parked, impossible, unreadable } = await discover(dir)
  assert.deepEqual(ids(configs), ['açores/jornal é', 'fiji/z', 'fiji islands/a', 'fiji-west/a', 'tonga/a', 'tonga/b'])
  assert.equal(ignored, 8)
  assert.deepEqual([parked, impossible, unreadable], [[], [], []])
  assert.equal(configs.find(({ country }) => country === 'tonga')?.path, join(dir, 'tonga/a.yml'))
})

test('what begins with _ and templates are parked', async (t) => {
  const dir = configFolder(t, {
    'fiji/_a.yaml': '',
    'fiji/template.yaml': '',
    '_old/b.yaml': '',
    'fiji/c.yaml': '',
    'template.yaml': '',
  })
  const { configs, parked, ignored } = await discover(dir)
  assert.deepEqual(ids(configs), ['fiji/c'])
  assert.deepEqual(ids(parked), ['_old/b', 'fiji/_a', 'fiji/template'])
  assert.equal(ignored, 1)
})

test('names that could climb, hide or paint are no scrapers, and say why', async (t) => {
  const dir = configFolder(t, {
    'fiji/..yaml': '',
    'fiji/...yaml': '',
    'fiji/-rf.yaml': '',
    'fiji/a\u001b[31mb.yaml': '',
    'fiji/a\nb.yaml': '',
    'fiji/a\\b.yaml': '',
    'fiji/a\u202eb.yaml': '',
    'a\u200b/b.yaml': '',
    'fiji/[x].yaml': '',
    'fiji/ok.yaml': '',
  })
  const { configs, impossible } = await discover(dir)
  assert.deepEqual(ids(configs), ['fiji/ok'])
  assert.equal(impossible.length, 9)
  for (const { message } of impossible)
    assert.match(message, /^the (file|folder) cannot be the name of a (source|country): it /)
})

test('a name that is not UTF-8 is refused', async (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '' })
  writeFileSync(Buffer.concat([Buffer.from(`${dir}/fiji/caf`), Buffer.from([0xe9]), Buffer.from('.yaml')]), '')
  const { configs, impossible } = await discover(dir)
  assert.deepEqual(ids(configs), ['fiji/a'])
  assert.equal(impossible.length, 1)
})

test('two files for one scraper are one that cannot run', async (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '', 'fiji/a.yml': '', 'fiji/b.yaml': '' })
  const { configs, impossible } = await discover(dir)
  assert.deepEqual(ids(configs), ['fiji/b'])
  assert.deepEqual(
    impossible.map(({ message }) => message),
    ['a.yaml and a.yml both are the scraper fiji/a: remove one'],
  )
})

test('links are followed, and loops and dangling ones do no harm', async (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '', '..data/b.yaml': '' })
  symlinkSync('../..data/b.yaml', join(dir, 'fiji/b.yaml'))
  symlinkSync('fiji', join(dir, 'fidschi'))
  symlinkSync('.', join(dir, 'fiji/loop'))
  symlinkSync('self', join(dir, 'self'))
  symlinkSync('self.yaml', join(dir, 'fiji/self.yaml'))
  symlinkSync('gone.yaml', join(dir, 'fiji/dangling.yaml'))
  const { configs } = await discover(dir)
  assert.deepEqual(ids(configs), [
    'fidschi/a',
    'fidschi/b',
    'fidschi/dangling',
    'fidschi/self',
    'fiji/a',
    'fiji/b',
    'fiji/dangling',
    'fiji/self',
  ])
})

test('a folder that is called like a config, a pipe and an empty folder do no harm', async (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '' })
  mkdirSync(join(dir, 'fiji/folder.yaml'))
  mkdirSync(join(dir, 'empty'))
  execFileSync('mkfifo', [join(dir, 'fiji/pipe.yaml')])
  const { configs, ignored } = await discover(dir)
  assert.deepEqual(ids(configs), ['fiji/a', 'fiji/pipe'])
  assert.equal(ignored, 1)
})

test('a config folder that is not there, or is a file, is told', async (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '' })
  for (const place of [join(dir, 'nowhere'), join(dir, 'fiji/a.yaml')]) {
    const { configs, unreadable } = await discover(place)
    assert.deepEqual([configs, unreadable], [[], [place]])
  }
})
