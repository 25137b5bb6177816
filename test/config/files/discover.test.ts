import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { discover } from '../../../src/config/files/discover.ts'
import type { ConfigFile } from '../../../src/config/files/discover.ts'
import { configFolder } from '../config-folder.ts'

const ids = (configs: ConfigFile[]): string[] => configs.map(({ country, source }) => `${country}/${source}`)
const paths = (configs: ConfigFile[]): string[] => configs.map((c) => `${c.region}:${c.country}/${c.source}`)

test('configs are found sorted, in both spellings of the ending', (t) => {
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
  const { configs, ignored, parked, impossible, unreadable } = discover(dir)
  assert.deepEqual(ids(configs), [
    'açores/jornal é',
    'fiji/z',
    'fiji islands/a',
    'fiji-west/a',
    'sub/deep',
    'tonga/a',
    'tonga/b',
  ])
  assert.equal(ignored, 7)
  assert.deepEqual([parked, impossible, unreadable], [[], [], []])
  assert.equal(configs.find(({ country }) => country === 'tonga')?.path, join(dir, 'tonga/a.yml'))
})

test('a config outside a country folder, or with its ending in capitals, is named with the place it should have', (t) => {
  const dir = configFolder(t, {
    'gazette.yaml': '',
    'sun.yml': '',
    'fiji/times.YAML': '',
    'pacific/tonga/matangi.Yml': '',
    'fiji/ok.yaml': '',
    '_defaults.yaml': '',
    'template.yaml': '',
    '_old.yaml': '',
    '.hidden.yaml': '',
    '_parked/a.YAML': '',
    'fiji/b.yaml.bak': '',
    'readme.md': '',
  })
  const { configs, misplaced } = discover(dir)
  assert.deepEqual(ids(configs), ['fiji/ok'])
  assert.deepEqual(misplaced, [
    { path: join(dir, 'fiji/times.YAML'), expected: join(dir, 'fiji/times.yaml') },
    { path: join(dir, 'gazette.yaml'), expected: join(dir, '<country>/gazette.yaml') },
    { path: join(dir, 'pacific/tonga/matangi.Yml'), expected: join(dir, 'pacific/tonga/matangi.yaml') },
    { path: join(dir, 'sun.yml'), expected: join(dir, '<country>/sun.yaml') },
  ])
})

test('what begins with _ and templates are parked', (t) => {
  const dir = configFolder(t, {
    'fiji/_a.yaml': '',
    'fiji/template.yaml': '',
    '_old/b.yaml': '',
    'fiji/c.yaml': '',
    'template.yaml': '',
  })
  const { configs, parked, ignored } = discover(dir)
  assert.deepEqual(ids(configs), ['fiji/c'])
  assert.deepEqual(ids(parked), ['_old/b', 'fiji/_a', 'fiji/template'])
  assert.equal(ignored, 1)
})

test('names that could climb, hide or paint are no scrapers, and say why', (t) => {
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
  const { configs, impossible } = discover(dir)
  assert.deepEqual(ids(configs), ['fiji/ok'])
  assert.equal(impossible.length, 9)
  for (const { message } of impossible)
    assert.match(message, /^the (file|folder) cannot be the name of a (source|country): it /)
})

test('a name that is not UTF-8 is refused', (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '' })
  writeFileSync(Buffer.concat([Buffer.from(`${dir}/fiji/caf`), Buffer.from([0xe9]), Buffer.from('.yaml')]), '')
  const { configs, impossible } = discover(dir)
  assert.deepEqual(ids(configs), ['fiji/a'])
  assert.equal(impossible.length, 1)
})

test('two files for one scraper are one that cannot run', (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '', 'fiji/a.yml': '', 'fiji/b.yaml': '' })
  const { configs, impossible } = discover(dir)
  assert.deepEqual(ids(configs), ['fiji/b'])
  assert.deepEqual(
    impossible.map(({ message }) => message),
    ['a.yaml and a.yml both are the scraper fiji/a: remove one'],
  )
})

test('links are followed, and loops and dangling ones do no harm', (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '', '..data/b.yaml': '' })
  symlinkSync('../..data/b.yaml', join(dir, 'fiji/b.yaml'))
  symlinkSync('fiji', join(dir, 'fidschi'))
  symlinkSync('.', join(dir, 'fiji/loop'))
  symlinkSync('self', join(dir, 'self'))
  symlinkSync('self.yaml', join(dir, 'fiji/self.yaml'))
  symlinkSync('gone.yaml', join(dir, 'fiji/dangling.yaml'))
  const { configs } = discover(dir)
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

test('what lies above the country is its region, at any depth; ids are the same as without', (t) => {
  const dir = configFolder(t, {
    'pacific/fiji/sun.yaml': '',
    'asia/south/india/hindu.yaml': '',
    'malta/times.yaml': '',
    'malta/gozo/news.yaml': '',
    'a/b/c/d/e/f/g/deep/deepest.yaml': '',
    'a/b/c/d/e/f/g/h/deeper/lost.yaml': '',
  })
  const { configs, tooDeep } = discover(dir)
  assert.deepEqual(paths(configs), [
    'a/b/c/d/e/f/g:deep/deepest',
    'pacific:fiji/sun',
    'malta:gozo/news',
    'asia/south:india/hindu',
    ':malta/times',
  ])
  assert.deepEqual(tooDeep, [join(dir, 'a/b/c/d/e/f/g/h/deeper')])
})

test('a folder that begins with _ parks all that is below it, wherever it stands', (t) => {
  const dir = configFolder(t, {
    '_old/fiji/a.yaml': '',
    'asia/_south/india/b.yaml': '',
    'asia/east/_japan/c.yaml': '',
    'asia/east/korea/_d.yaml': '',
    'asia/east/korea/e.yaml': '',
  })
  const { configs, parked } = discover(dir)
  assert.deepEqual(ids(configs), ['korea/e'])
  assert.deepEqual(paths(parked), ['asia/east:_japan/c', '_old:fiji/a', 'asia/_south:india/b', 'asia/east:korea/_d'])
})

test('one name in two regions is no scraper in either, and each says where the other is', (t) => {
  const files = { 'east/fiji/sun.yaml': '', 'west/fiji/sun.yml': '', 'west/fiji/times.yaml': '' }
  const dir = configFolder(t, { ...files, 'bad\u200bname/samoa/a.yaml': '' })
  const told = (found: ReturnType<typeof discover>): string[] => found.impossible.map(({ message }) => message)
  const [east, west] = [join('east', 'fiji', 'sun.yaml'), join('west', 'fiji', 'sun.yml')]
  const all = discover(dir)
  assert.deepEqual(ids(all.configs), ['fiji/times'])
  assert.deepEqual(told(all), [
    `${west} is the scraper fiji/sun too: a name is used once, whatever the region`,
    `${east} is the scraper fiji/sun too: a name is used once, whatever the region`,
    'a folder above cannot be the name of a region: it has a hidden character (U+200B) in it',
  ])
  const half = discover(dir, { patterns: ['east/**'] })
  assert.deepEqual([ids(half.configs), told(half)], [[], [told(all)[0]]])
})

test('a link to the folder above the configs makes nothing a duplicate of itself', (t) => {
  const above = configFolder(t, { 'configs/fiji/sun.yaml': '', 'configs/tonga/matangi.yaml': '' })
  symlinkSync('..', join(above, 'configs/loop'))
  const { configs, impossible, tooDeep } = discover(join(above, 'configs'))
  assert.deepEqual(ids(configs), ['fiji/sun', 'tonga/matangi'])
  assert.deepEqual([impossible, tooDeep], [[], []])
})

test('links that lead round in circles, or to one folder over and over, end', (t) => {
  const dir = configFolder(t, { 'pacific/fiji/a.yaml': '', 'hub/x.yaml': '' })
  symlinkSync('..', join(dir, 'pacific/up'))
  symlinkSync('../..', join(dir, 'pacific/fiji/top'))
  for (let n = 0; n < 12; n++) symlinkSync('.', join(dir, `hub/${n}`))
  for (let n = 0; n < 12; n++) symlinkSync('hub', join(dir, `spoke_${String(n).padStart(2, '0')}`))
  const { configs, tooDeep } = discover(dir)
  assert.equal(configs.filter(({ country }) => country === 'fiji').length, 1)
  assert.equal(configs.filter(({ source }) => source === 'x').length, 8)
  assert.deepEqual(
    tooDeep.map((path) => path.slice(-2)),
    ['07', '08', '09', '10', '11'],
  )
})

test('a folder that is called like a config, a pipe and an empty folder do no harm', (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '' })
  mkdirSync(join(dir, 'fiji/folder.yaml'))
  mkdirSync(join(dir, 'empty'))
  execFileSync('mkfifo', [join(dir, 'fiji/pipe.yaml')])
  const { configs, ignored } = discover(dir)
  assert.deepEqual(ids(configs), ['fiji/a', 'fiji/pipe'])
  assert.equal(ignored, 0)
})

test('a config folder that is not there, or is a file, is reported', (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': '' })
  for (const place of [join(dir, 'nowhere'), join(dir, 'fiji/a.yaml')]) {
    const { configs, unreadable } = discover(place)
    assert.deepEqual([configs, unreadable], [[], [place]])
  }
})
