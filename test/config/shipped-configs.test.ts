import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { sourceJsonSchema } from '../../src/config/json-schema.ts'
import { knownKeys } from '../../src/config/parse/known-keys.ts'
import { loadFleet } from '../../src/config/files/load.ts'
import { parseSource } from '../../src/config/parse/parse.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CONFIGS = join(ROOT, 'configs')
const FILES = readdirSync(CONFIGS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'))

test('the shipped fleet is valid, and nothing is worth a warning', async () => {
  const fleet = await loadFleet(CONFIGS, [], ROOT, { lint: true, today: '2026-11-21' })
  assert.deepEqual(fleet.invalid, [])
  assert.deepEqual(
    fleet.lint.map(({ file, rule }) => `${file} ${rule}`),
    ['configs/lao/laotiantimes.yaml generated-name', 'configs/solomon_islands/island_sun.yaml generated-name'],
  )
})

test('it has the two groups, and 34 papers of one country', async () => {
  const { sources } = await loadFleet(CONFIGS, [], ROOT)
  const bySource = [...Map.groupBy(sources, ({ source }) => source)]
  assert.deepEqual(
    bySource.filter(([, all]) => all.length > 1).map(([source, all]) => [source, all.length]),
    [
      ['abc_au', 15],
      ['rnz', 13],
    ],
  )
  assert.equal(bySource.filter(([, all]) => all.length === 1).length, 34)
  for (const { headers, name } of sources) assert.deepEqual(Object.keys(headers), [], `${name} says who it is`)
})

test('parked ones say why', async () => {
  const { parked } = await loadFleet(CONFIGS, [], ROOT)
  assert.deepEqual(
    parked.map(({ country, source }) => `${country}/${source}`),
    ['fiji/_fiji_times', 'philippines/_philstar', 'singapore/_today', 'vanuatu/_daily_post'],
  )
  for (const { why, file } of parked) assert.match(why, /^Parked: .+/, file)
})

test('schema/source.schema.json is what the schema says', () => {
  const committed = readFileSync(join(ROOT, 'schema/source.schema.json'), 'utf8')
  assert.equal(committed, `${JSON.stringify(sourceJsonSchema(), null, 2)}\n`, 'run node tools/schema.ts')
})

test('every shipped file, parked or not, is valid by the JSON Schema that it names, and by the program', () => {
  const schema = z.fromJSONSchema(sourceJsonSchema() as Parameters<typeof z.fromJSONSchema>[0])
  for (const file of FILES) {
    const text = readFileSync(join(CONFIGS, file), 'utf8')
    const up = file.includes('/') ? '../..' : '..'
    assert.equal(text.split('\n')[0], `# yaml-language-server: $schema=${up}/schema/source.schema.json`, file)
    const result = schema.safeParse(parseYaml(text))
    assert.deepEqual(result.error?.issues ?? [], [], file)
    assert.equal(parseSource(text, { file, country: 'a', source: 'b' }).ok, true, file)
  }
})

test('the JSON Schema refuses what is wrong', () => {
  const schema = z.fromJSONSchema(sourceJsonSchema() as Parameters<typeof z.fromJSONSchema>[0])
  const good = parseYaml(readFileSync(join(CONFIGS, 'template.yaml'), 'utf8')) as Record<string, unknown>
  assert.equal(schema.safeParse(good).success, true)
  for (const bad of [
    { rate_limit: 'fast' },
    { retries: -1 },
    { name: 1 },
    { listing: { type: 'feed' } },
    { headers: { a: 1 } },
  ]) {
    assert.equal(schema.safeParse({ ...good, ...bad }).success, false, JSON.stringify(bad))
  }
})

test('the template shows every key of the dialect', () => {
  const text = readFileSync(join(CONFIGS, 'template.yaml'), 'utf8')
  const keys = [...knownKeys().values()].flat()
  assert.deepEqual(
    keys.filter((key) => !new RegExp(`^[# ]*(- )?${key}:`, 'm').test(text)),
    [],
  )
  const { lint } = parseSource(text, { file: 'x', country: 'a', source: 'b' }, { today: '2026-11-21' })
  assert.deepEqual(lint, [])
})
