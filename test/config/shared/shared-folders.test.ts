import assert from 'node:assert/strict'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ResultCache } from '../../../src/config/files/result-cache.ts'
import { loadFleet } from '../../../src/config/files/load.ts'
import type { Fleet } from '../../../src/config/files/load.ts'
import { scraperId } from '../../../src/config/source.ts'
import type { Source } from '../../../src/config/source.ts'
import { configFolder } from '../config-folder.ts'
import { gazette, valid } from '../gazette.ts'

function source(fleet: Fleet, id: string): Source {
  const found = fleet.sources.find((one) => scraperId(one) === id)
  assert.ok(found, `${id} is no valid config: ${fleet.invalid.map(({ message }) => message).join('; ')}`)
  return found
}

test('the nearer file wins, and the config itself above all', async (t) => {
  const dir = configFolder(t, {
    'configs/_defaults.yaml': 'rate_limit: 2\nretries: 7\nheaders: {X-One: outer, X-Two: outer}\nlabels: [all, far]\n',
    'configs/pacific/_defaults.yml': '# a region\nretries: 5\nheaders: {x-two: region}\n',
    'configs/pacific/fiji/_defaults.yaml': 'request_timeout: 9\nlabels: [near]\n',
    'configs/pacific/fiji/gazette.yaml': gazette({ 9: 'retries: 1' }),
    'configs/pacific/tonga/gazette.yaml': gazette(),
    'configs/samoa/gazette.yaml': gazette(),
  })
  const fleet = await loadFleet(join(dir, 'configs'), [], dir, { lint: true })
  const [fiji, tonga, samoa] = ['fiji', 'tonga', 'samoa'].map((country) => source(fleet, `${country}/gazette`))
  assert.deepEqual([fiji?.retries, tonga?.retries, samoa?.retries], [1, 5, 7])
  assert.deepEqual([fiji?.request_timeout, tonga?.request_timeout], [9, 60])
  assert.deepEqual(fiji?.headers, { 'X-One': 'outer', 'x-two': 'region' }, 'the names of headers have no case')
  assert.deepEqual([fiji?.labels, tonga?.labels], [['near'], ['all', 'far']], 'lists are replaced')
  assert.equal(samoa?.rate_limit, 2)
  assert.equal(fleet.parked.length, 0)
  assert.equal(fleet.ignored, 0)
})

test('a null in a nearer file takes the program’s own default again', async (t) => {
  const dir = configFolder(t, {
    '_defaults.yaml': 'retries: 7\nmax_pages: 3\n',
    'fiji/gazette.yaml': gazette({ 9: 'retries:', 10: 'max_pages: null' }),
  })
  const { retries, max_pages } = source(await loadFleet(dir, [], dir), 'fiji/gazette')
  assert.deepEqual([retries, max_pages], [3, null])
})

test('a key that says the same in another way takes the place of the outer ones', async (t) => {
  const dir = configFolder(t, {
    '_defaults.yaml': 'rate_limit: 5\nconcurrency: 1\nevery: 1h\nretries: 9\n',
    'fiji/brief.yaml': gazette({ 9: 'patience: brief' }),
    'fiji/class.yaml': gazette({ 9: 'host_class: directory' }),
    'fiji/schedule.yaml': gazette({ 9: 'schedule: {every: 6h}' }),
    'samoa/_defaults.yaml': 'schedule: {window: "01:00-05:00"}\n',
    'samoa/gazette.yaml': gazette({ 9: 'every: 2h' }),
  })
  const fleet = await loadFleet(dir, [], dir)
  const pace = source(fleet, 'fiji/class')
  assert.deepEqual([pace.rate_limit, pace.concurrency], [0.5, 3])
  assert.equal(source(fleet, 'fiji/brief').retries, 2)
  assert.deepEqual(source(fleet, 'fiji/schedule').every, valid(gazette({ 9: 'every: 6h' })).every)
  assert.equal(source(fleet, 'samoa/gazette').window, null)
})

test('a shared file that is wrong is named with its place, and stops only the configs below it', async (t) => {
  const dir = configFolder(t, {
    'fiji/_defaults.yaml': 'retries: 3\nrate_limit: fast\nname: All\n',
    'fiji/one.yaml': gazette(),
    'fiji/two.yaml': gazette(),
    'samoa/_defaults.yaml': 'retries: [\n',
    'samoa/one.yaml': gazette(),
    'tonga/_defaults.yaml': '',
    'tonga/_defaults.yml': '',
    'tonga/one.yaml': gazette(),
    'niue/one.yaml': gazette(),
    'guam/one.yaml': gazette(),
  })
  symlinkSync('nowhere', join(dir, 'guam/_defaults.yaml'))
  const fleet = await loadFleet(dir, [], dir)
  assert.deepEqual(fleet.sources.map(scraperId), ['niue/one'])
  const problems = fleet.invalid.map(({ country, source: name, message, line, column, file }) => {
    return `${country}/${name} ${file}:${line}:${column} ${message}`
  })
  assert.deepEqual(problems, [
    'fiji/one fiji/_defaults.yaml:2:13 rate_limit must be a number of seconds, 0 or more: found "fast" (and 1 more)',
    'fiji/two fiji/_defaults.yaml:2:13 rate_limit must be a number of seconds, 0 or more: found "fast" (and 1 more)',
    'guam/one guam/_defaults.yaml:1:1 the file cannot be read (ENOENT)',
    'samoa/one samoa/_defaults.yaml:2:1 not valid YAML: this line is not indented like the ones it belongs to',
    'tonga/one tonga/_defaults.yaml:1:1 _defaults.yaml and _defaults.yml stand side by side: remove one',
  ])
  assert.equal(
    fleet.invalid[0]?.problems[1]?.message,
    'name belongs in the config of each source, not in a file for many',
  )
})

test('what is unwise in a shared file is reported once, at its own place', async (t) => {
  const dir = configFolder(t, {
    'configs/_defaults.yaml': 'robots: ignore\nretrys: 3\n',
    'configs/fiji/one.yaml': gazette(),
    'configs/fiji/two.yaml': gazette(),
  })
  const { lint } = await loadFleet(join(dir, 'configs'), [], dir, { lint: true })
  const shared = lint.filter(({ file }) => file === 'configs/_defaults.yaml')
  assert.deepEqual(shared.map(({ line, rule }) => `${line} ${rule}`).sort(), ['1 robots-ignored', '2 unknown-key'])
})

test('an unused selector that is inherited is no finding of each config', async (t) => {
  const feed =
    'name: Gazette\nbase_url: https://gazette.example\nlisting: {type: feed, url_template: https://gazette.example/feed}\n'
  const dir = configFolder(t, {
    '_defaults.yaml': 'selectors:\n  thumbnail: {container: li, url: a::attr(href)}\n  article: {body: article p}\n',
    'fiji/gazette.yaml': feed,
  })
  const fleet = await loadFleet(dir, [], dir, { lint: true })
  assert.deepEqual(source(fleet, 'fiji/gazette').selectors.article.body, ['article p'])
  assert.deepEqual(
    fleet.lint.filter(({ rule }) => rule === 'unused-selector'),
    [],
  )
})

test('a remembered result counts only while the shared files are what they were', async (t) => {
  const dir = configFolder(t, { '_defaults.yaml': 'retries: 7\n', 'fiji/gazette.yaml': gazette(), '.state/x': '' })
  const load = async (): Promise<number> => {
    const cache = new ResultCache(join(dir, '.state/cache.db'), '1')
    const fleet = await loadFleet(dir, [], dir, { cache })
    cache.save()
    return source(fleet, 'fiji/gazette').retries
  }
  assert.deepEqual([await load(), await load()], [7, 7])
  writeFileSync(join(dir, '_defaults.yaml'), 'retries: 8\n')
  assert.equal(await load(), 8)
})

test('of a file for many, too, a schema line that points nowhere and what looks like a variable are found', async (t) => {
  const dir = configFolder(t, {
    '_defaults.yaml': '# yaml-language-server: $schema=../nowhere.json\nheaders: { X-Site: $SITE }\n',
    'fiji/_defaults.yaml': '# yaml-language-server: $schema=../good.json\ncookies: { site: $SITE }\n',
    'good.json': '{}',
    'fiji/sun.yaml': gazette(),
  })
  const { lint } = await loadFleet(dir, [], dir, { lint: true })
  const found = lint
    .filter(({ file }) => file.includes('_defaults'))
    .map(({ file, line, rule }) => `${file}:${line} ${rule}`)
  assert.deepEqual(found.sort(), [
    '_defaults.yaml:1 schema-line',
    '_defaults.yaml:2 not-expanded',
    'fiji/_defaults.yaml:2 not-expanded',
    'fiji/_defaults.yaml:2 secret',
  ])
  assert.match(lint.find(({ rule }) => rule === 'schema-line')!.message, /schema\/defaults\.schema\.json$/)
})
