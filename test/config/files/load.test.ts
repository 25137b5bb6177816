import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadFleet } from '../../../src/config/files/load.ts'
import type { Fleet } from '../../../src/config/files/load.ts'
import { scraperId } from '../../../src/config/source.ts'
import { configFolder } from '../config-folder.ts'
import { gazette } from '../gazette.ts'

const told = (fleet: Fleet): string[] =>
  fleet.invalid.map(
    ({ country, source, file, line, column, message }) => `${country}/${source} ${file}:${line}:${column} ${message}`,
  )

test('one config that is broken never stops the others', async (t) => {
  const dir = configFolder(t, {
    'configs/fiji/good.yaml': gazette(),
    'configs/fiji/bad.yaml': gazette({ 1: 'name: 1', 9: 'rate_limit: fast', 10: 'retries: x' }),
    'configs/fiji/latin.yaml': Buffer.from('name: caf\xe9\n', 'latin1'),
    'configs/fiji/wide.yaml': Buffer.from('\ufeffname: a\n', 'utf16le'),
    'configs/fiji/huge.yaml': 'x'.repeat(2_000_000),
    'configs/fiji/twice.yaml': '',
    'configs/fiji/twice.yml': '',
    'configs/fiji/[x].yaml': gazette(),
    'configs/samoa/also.yml': gazette(),
  })
  symlinkSync('gone.yaml', join(dir, 'configs/fiji/dangling.yaml'))
  execFileSync('mkfifo', [join(dir, 'configs/fiji/pipe.yaml')])
  symlinkSync('/dev/zero', join(dir, 'configs/fiji/zero.yaml'))
  const fleet = await loadFleet(join(dir, 'configs'), [], dir)
  assert.deepEqual(fleet.sources.map(scraperId), ['fiji/good', 'samoa/also'])
  assert.deepEqual(
    fleet.sources.map(({ file }) => file),
    ['configs/fiji/good.yaml', 'configs/samoa/also.yml'],
  )
  assert.deepEqual(told(fleet), [
    'fiji/[x] configs/fiji/[x].yaml:1:1 the file cannot be the name of a source: it does not begin with a letter or digit',
    'fiji/bad configs/fiji/bad.yaml:1:7 name must be one line of text (numbers need quotes): found 1 (and 2 more)',
    'fiji/dangling configs/fiji/dangling.yaml:1:1 the file cannot be read (ENOENT)',
    'fiji/huge configs/fiji/huge.yaml:1:1 the file has 2000000 bytes: a config has some thousand',
    'fiji/latin configs/fiji/latin.yaml:1:1 the file is not UTF-8 text',
    'fiji/pipe configs/fiji/pipe.yaml:1:1 this is not a file',
    'fiji/twice configs/fiji/twice.yaml:1:1 twice.yaml and twice.yml both are the scraper fiji/twice: remove one',
    'fiji/wide configs/fiji/wide.yaml:1:1 the file is not UTF-8 text',
    'fiji/zero configs/fiji/zero.yaml:1:1 this is not a file',
  ])
})

test('only what the patterns select is loaded; the rest is not even looked at', async (t) => {
  const dir = configFolder(t, { 'fiji/a.yaml': gazette(), 'fiji/broken.yaml': '{', 'samoa/a.yaml': gazette() })
  const fleet = await loadFleet(dir, ['samoa/*', 'tonga/*'], dir)
  assert.deepEqual(fleet.sources.map(scraperId), ['samoa/a'])
  assert.deepEqual(fleet.invalid, [])
  assert.deepEqual(fleet.unmatched, [{ pattern: 'tonga/*', nearest: null, message: 'no config matches "tonga/*"' }])
})

test('parked configs come with the reason that their first comment gives', async (t) => {
  const dir = configFolder(t, {
    'fiji/_times.yaml': '# yaml-language-server: $schema=x\n# Parked: closed.\nname: x\n',
    'fiji/_silent.yaml': 'name: x # not this\n',
    'fiji/_broken.yaml': Buffer.from([0xff]),
  })
  const { parked } = await loadFleet(dir, [], dir)
  assert.deepEqual(parked, [
    { region: '', country: 'fiji', source: '_broken', file: 'fiji/_broken.yaml', why: '' },
    { region: '', country: 'fiji', source: '_silent', file: 'fiji/_silent.yaml', why: '' },
    { region: '', country: 'fiji', source: '_times', file: 'fiji/_times.yaml', why: 'Parked: closed.' },
  ])
})

test('files are named as somebody in the current directory would open them, and safely', async (t) => {
  const dir = configFolder(t, { 'configs/fiji/a.yaml': gazette(), 'configs/fiji/b\u001b[31m.yaml': gazette() })
  mkdirSync(join(dir, 'elsewhere'))
  const near = await loadFleet(join(dir, 'configs'), [], dir)
  assert.deepEqual(
    near.sources.map(({ file }) => file),
    ['configs/fiji/a.yaml'],
  )
  assert.deepEqual(
    near.invalid.map(({ source, file }) => [source, file]),
    [['b\\x1b[31m', 'configs/fiji/b\\x1b[31m.yaml']],
  )
  const far = await loadFleet(join(dir, 'configs'), ['a'], join(dir, 'elsewhere'))
  assert.deepEqual(
    far.sources.map(({ file }) => file),
    [join(dir, 'configs/fiji/a.yaml')],
  )
})

test('a folder that is not there is reported', async (t) => {
  const dir = configFolder(t, { x: '' })
  const fleet = await loadFleet(join(dir, 'nowhere'), [], dir)
  assert.deepEqual(fleet.unreadable, ['nowhere cannot be read'])
  assert.deepEqual(fleet.sources, [])
})

test('lint is reported on request, between all configs, for the selected ones', async (t) => {
  const dir = configFolder(t, {
    'fiji/a.yaml': gazette({ 1: 'name: A Fiji', 9: 'concurency: 2' }),
    'samoa/a.yaml': gazette({
      1: 'name: A Fiji',
      5: '  url_template: https://gazette.example/samoa?page={num}',
      9: 'max_pages: 3',
    }),
  })
  const rules = async (...patterns: string[]): Promise<string[]> => {
    const { lint } = await loadFleet(dir, patterns, dir, { lint: true, today: '2026-03-01' })
    return lint.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)
  }
  assert.deepEqual(await rules(), [
    'fiji/a.yaml:9:1 unknown-key',
    'samoa/a.yaml:9:12 limited',
    'samoa/a.yaml:1:7 copied-name',
  ])
  assert.deepEqual(await rules('samoa/a'), ['samoa/a.yaml:9:12 limited', 'samoa/a.yaml:1:7 copied-name'])
  assert.deepEqual(
    (await loadFleet(dir, [], dir)).lint.map(({ rule }) => rule),
    ['unknown-key'],
  )
})
