import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { loadFleet } from '../../src/config/files/load.ts'

// Real configs of the dialect's first program; they are not ours to ship.
const REAL = resolve(import.meta.dirname, '../../../shared/data/pacific-configs')
const skip = existsSync(REAL) ? false : 'the real configs are not beside this repository'

test('65 real configs load unchanged', { skip }, async () => {
  const fleet = await loadFleet(REAL, [], REAL)
  assert.deepEqual([fleet.sources.length, fleet.invalid, fleet.parked, fleet.lint], [65, [], [], []])
  const types = Object.groupBy(fleet.sources, ({ listing }) => listing.type)
  assert.deepEqual([types.pagination?.length, types.api?.length, types.archive?.length], [42, 21, 2])
  const sizes = [...Map.groupBy(fleet.sources, ({ source }) => source)].filter(([, members]) => members.length > 1)
  assert.deepEqual(
    sizes.map(([source, members]) => [source, members.length]),
    [
      ['abc_au', 15],
      ['rnz', 13],
    ],
  )
  assert.equal(
    fleet.sources.some(({ allow_private }) => allow_private),
    false,
  )
  assert.deepEqual(
    [...new Set(fleet.sources.map(({ rate_limit }) => rate_limit))].sort((a, b) => a - b),
    [0.01, 0.05, 0.1, 0.2, 0.5, 3],
  )
})

/** What is odd in them, as the rules tell it. */
const QUIRKS = [
  'indonesia/abc_au.yaml:4:7 copied-name',
  'new_zealand/abc_au.yaml:4:7 copied-name',
  'new_zealand/rnz.yaml:4:7 copied-name',
  'new_zealand/rnz.yaml:5:10 country-folder',
  'palau/abc_au.yaml:4:7 copied-name',
  'phillipines/abc_au.yaml:4:7 copied-name',
  'timor_leste/abc_au.yaml:4:7 copied-name',
  'phillipines/abc_au.yaml:5:10 country-folder',
  'phillipines/ann.yaml:4:10 country-folder',
  'phillipines/inquirer.yaml:4:10 country-folder',
  'phillipines/philstar.yaml:4:10 country-folder',
  'phillipines/abc_au.yaml:4:1 country-spelling',
  'solomon_islands/solomon_star.yaml:36:16 class-list',
  'solomon_islands/solomon_star.yaml:49:3 cleaning-field',
  'tonga/matangi.yaml:34:11 never-excludes',
  'indonesia/jakarta_post.yaml:31:11 never-excludes',
  'phillipines/philstar.yaml:11:17 frozen-cursor',
  'indonesia/tempo.yaml:11:15 long-archive',
  'marshall_islands/mi_journal.yaml:24:3 header-not-sent',
  'indonesia/tempo.yaml:26:3 header-not-sent',
  'phillipines/philstar.yaml:26:3 header-not-sent',
  'phillipines/inquirer.yaml:27:3 header-not-sent',
]

test('lint reports their quirks, and no others that a warning is worth', { skip }, async () => {
  const { lint } = await loadFleet(REAL, [], REAL, { lint: true, today: '2025-12-17' })
  const warnings = lint.filter(({ level, rule }) => level === 'warning' && rule !== 'fast-pace')
  assert.deepEqual(
    warnings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`).sort(),
    QUIRKS.toSorted(),
  )
  const tempo = lint.find(({ rule }) => rule === 'long-archive')
  assert.match(tempo?.message ?? '', /8,186 listing pages: at rate_limit 3 a first run takes at least 6\.8 hours/)
  const counts = Object.entries(Object.groupBy(lint, ({ rule }) => rule)).map(([rule, found]) => [rule, found?.length])
  const notes = {
    'browser-user-agent': 60,
    filler: 21,
    'generated-name': 32,
    'tags-cleaning': 3,
    'fast-pace': 11,
    'url-fragment': 1,
    'start-twice': 1,
  }
  for (const [rule, count] of Object.entries(notes)) assert.equal(Object.fromEntries(counts)[rule], count, rule)
})
