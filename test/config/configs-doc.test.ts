import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { DEFAULTS, PATIENCE } from '../../src/config/expand/defaults.ts'
import { sourceJsonSchema } from '../../src/config/json-schema.ts'
import { knownKeys } from '../../src/config/parse/known-keys.ts'
import { FILE_RULES, FLEET_RULES } from '../../src/config/lint/rules.ts'
import { readSharedFile } from '../../src/config/shared/read-shared-file.ts'
import { CLEANING_NAMES } from '../../src/config/source.ts'
import { parse } from './gazette.ts'

const DOC = readFileSync(resolve(import.meta.dirname, '../../docs/configs.md'), 'utf8')

/** Rows of the first table below a heading, as cells. */
function table(heading: string): string[][] {
  const [, below = ''] = DOC.split(`\n${heading}\n`)
  const start = below.indexOf('|---')
  const rows = below.slice(start).split('\n\n')[0]?.split('\n').slice(1) ?? []
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const plain = (cell: string | undefined): string => (cell ?? '').replaceAll('`', '')

/** Headings, and the mapping whose keys stand below. */
const HEADINGS: [heading: string, path: string][] = [
  ['## Keys at the top level', ''],
  ['## Keys of `schedule`', 'schedule'],
  ['## Keys of `schedules`', 'schedules'],
  ['## Keys of `breaker`', 'breaker'],
  ['## Keys of `browser`', 'browser'],
  ['## Keys of `listing`', 'listing'],
  ['### Keys of `selectors`', 'selectors'],
  ['### Keys of `selectors.thumbnail`', 'selectors.thumbnail'],
  ['### Keys of `selectors.article`', 'selectors.article'],
  ['### Keys of `fields`', 'fields.*'],
  ['## Keys of `validate`', 'validate'],
  ['## Keys of `documents`', 'documents'],
  ['## Keys of `login`', 'login'],
  ['### Keys of `login.steps`', 'login.steps'],
  ['## Keys of `filters`', 'filters'],
]

for (const [heading, path] of HEADINGS) {
  test(`${heading} has exactly the keys of the schema`, () => {
    assert.deepEqual(
      table(heading)
        .map(([key]) => plain(key))
        .sort(),
      knownKeys().get(path)?.toSorted(),
    )
  })
}

test('no mapping of the schema is missing', () => {
  const told = new Set([
    ...HEADINGS.map(([, path]) => path),
    'listing.filters',
    'selectors.thumbnail.fields.*',
    'schedules.kinds',
  ])
  assert.deepEqual(
    [...knownKeys().keys()].filter((path) => !told.has(path)),
    [],
  )
})

test('the defaults are those of the program, here and in the JSON Schema', () => {
  const told = Object.fromEntries(table('## Keys at the top level').map(([key, , value]) => [plain(key), plain(value)]))
  const { properties = {} } = sourceJsonSchema()
  const { retries, retry_seconds } = PATIENCE.standard
  for (const [key, value] of Object.entries({ ...DEFAULTS, retries, retry_seconds })) {
    assert.equal(told[key], String(value), key)
    assert.equal(properties[key]?.default, value, key)
  }
})

test('every rule of check is documented with its level, and no other', () => {
  const told = table('## regatta check').map(([rule, level]) => `${plain(rule)} ${level}`)
  const real = [...FILE_RULES, ...FLEET_RULES].map(({ name, level }) => `${name} ${level}`)
  assert.deepEqual(
    told.sort(),
    [
      'unknown-key warning',
      'schema-line info',
      'not-set info',
      'unquoted-selector warning',
      'no-hooks warning',
      ...real,
    ].sort(),
  )
})

test('every cleaning name is documented, and no other', () => {
  const told = table('## Cleaning').flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  )
  assert.deepEqual(told.filter((name) => name !== 'contentUri').sort(), CLEANING_NAMES.toSorted())
})

const isShared = (text: string): boolean => text.includes('defaults.schema.json')

test('the configs shown are valid, and check has nothing to say', () => {
  const shown = [...DOC.matchAll(/```yaml\n(# yaml-lang.*?)```/gs)].map(([, text]) => text ?? '')
  const [shared, whole] = [shown.filter(isShared), shown.filter((text) => !isShared(text))]
  assert.deepEqual([shared.length, whole.length], [1, 3])
  for (const parsed of [...whole.map((text) => parse(text)), ...shared.map((text) => readSharedFile(text, 'x.yaml'))]) {
    assert.ok(parsed.ok)
    assert.deepEqual(parsed.lint, [])
  }
})

test('the error shown is what is reported', () => {
  const [, message] = /error value (.*)/.exec(DOC) ?? []
  assert.equal(message, 'rate_limit must be a number of seconds, 0 or more: found "fast"')
})
