import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkCommand } from '../../../../src/cli/commands/check/command.ts'
import type { CheckArgs } from '../../../../src/cli/commands/check/run.ts'
import { NO_FILTERS } from '../../../../src/cli/options/selection-options.ts'
import type { CommonArgs } from '../../../../src/cli/command.ts'
import { configFolder } from '../../../config/config-folder.ts'
import { gazette } from '../../../config/gazette.ts'
import { commonArgs, memoryIo } from '../../../store/examples.ts'

const GOOD = gazette()
const WARNED = gazette({ 1: 'name: Warned', 5: '  url_template: https://gazette.example/w/{num}', 9: 'rate_limit: 0' })
const NOTED = gazette({ 1: 'name: Noted', 5: '  url_template: https://gazette.example/n/{num}', 9: 'max_pages: 1' })
const BAD = gazette({ 9: 'rate_limit: fast' })

async function check(
  dir: string,
  flags: Partial<CheckArgs & CommonArgs> = {},
): Promise<{ code: number; out: string; err: string }> {
  const { io, out, err } = memoryIo(dir)
  const args = {
    ...commonArgs(dir),
    configDir: join(dir, 'configs'),
    pattern: [],
    ...NO_FILTERS,
    strict: false,
    live: 0,
    shot: false,
    replay: undefined,
    fix: false,
    watch: false,
    suggest: false,
    write: false,
    show: false,
    ...flags,
  }
  const code = await checkCommand.run(args, io)
  return { code, out: out(), err: err() }
}

test('a clean fleet is one line and 0', async (t) => {
  const dir = configFolder(t, { 'configs/fiji/a.yaml': GOOD, 'configs/fiji/_b.yaml': '{' })
  assert.deepEqual(await check(dir), { code: 0, out: '1 config: all valid, 0 warnings, 0 notes; 1 parked\n', err: '' })
})

test('an invalid config is reported with its place, beside the findings of the others, and ends with 1', async (t) => {
  const dir = configFolder(t, { 'configs/fiji/a.yaml': BAD, 'configs/fiji/b.yaml': NOTED, 'configs/fiji/c.yaml': GOOD })
  const { code, out } = await check(dir)
  assert.equal(code, 1)
  assert.equal(
    out,
    [
      'configs/fiji/a.yaml:9:13 error value rate_limit must be a number of seconds, 0 or more: found "fast"',
      'configs/fiji/b.yaml:9:12 info limited max_pages: every run ends after 1 listing page: left from a test?',
      '3 configs: 1 invalid, 0 warnings, 1 note',
      '',
    ].join('\n'),
  )
})

/** Files, flags and the exit code. */
const CODES: [what: string, files: Record<string, string>, flags: Partial<CheckArgs & CommonArgs>, code: number][] = [
  ['a warning', { 'configs/fiji/a.yaml': WARNED }, {}, 0],
  ['a warning, strictly', { 'configs/fiji/a.yaml': WARNED }, { strict: true }, 1],
  ['a note, strictly', { 'configs/fiji/a.yaml': NOTED }, { strict: true }, 0],
  [
    'a pattern that leaves out the invalid one',
    { 'configs/fiji/a.yaml': GOOD, 'configs/tonga/b.yaml': BAD },
    { pattern: ['fiji/'] },
    0,
  ],
  ['a pattern that matches nothing', { 'configs/fiji/a.yaml': GOOD }, { pattern: ['tonga/*'] }, 2],
  ['one pattern of two that matches nothing', { 'configs/fiji/a.yaml': GOOD }, { pattern: ['tonga/*', 'fiji/*'] }, 0],
  ['no configs', { 'configs/readme.md': '' }, {}, 2],
  ['no folder', { x: '' }, {}, 2],
  ['no configs, as JSON', { 'configs/readme.md': '' }, { json: true }, 2],
]

for (const [what, files, flags, code] of CODES) {
  test(`${what} ends with ${code}`, async (t) => assert.equal((await check(configFolder(t, files), flags)).code, code))
}

test('what matched nothing, and where nothing is, is said on stderr', async (t) => {
  const dir = configFolder(t, { 'configs/fiji/sun.yaml': GOOD })
  assert.equal(
    (await check(dir, { pattern: ['fiji/sum'] })).err,
    'regatta: no config matches "fiji/sum", did you mean "fiji/sun"?\n',
  )
  assert.match(
    (await check(dir, { configDir: join(dir, 'nowhere') })).err,
    /^regatta: there is no folder \S+nowhere: configs are expected there [^\n]+\n$/,
  )
  const empty = await check(configFolder(t, { 'configs/fiji/readme.md': '' }))
  assert.match(empty.err, /^regatta: there is no config in configs\nA config is configs\/<country>\/<source>\.yaml/)
})

test('--quiet prints errors only', async (t) => {
  const dir = configFolder(t, { 'configs/fiji/a.yaml': BAD, 'configs/fiji/b.yaml': NOTED })
  assert.doesNotMatch((await check(dir, { quiet: true })).out, /limited/)
})

test('--json is one document with everything', async (t) => {
  const dir = configFolder(t, {
    'configs/fiji/a.yaml': BAD,
    'configs/fiji/b.yaml': NOTED,
    'configs/fiji/_c.yaml': '# closed\n',
  })
  const { code, out } = await check(dir, { json: true, pattern: ['fiji', 'tonga'] })
  const document = JSON.parse(out) as Record<string, unknown>
  assert.equal(code, 1)
  const { findings, unmatched, ...rest } = document
  assert.deepEqual(rest, {
    configs: 2,
    invalid: 1,
    errors: 1,
    warnings: 0,
    notes: 1,
    parked: [{ region: '', country: 'fiji', source: '_c', file: 'configs/fiji/_c.yaml', why: 'closed' }],
    ignored: 0,
    unreadable: [],
  })
  assert.deepEqual(
    (findings as { rule: string }[]).map(({ rule }) => rule),
    ['value', 'limited'],
  )
  assert.equal((unmatched as unknown[]).length, 1)
})

test('nothing in a config or its name can move a cursor or forge a line', async (t) => {
  const dir = configFolder(t, {
    'configs/fiji/a\u001b[2J.yaml': GOOD,
    'configs/fiji/b\nc.yaml': GOOD,
    'configs/fiji/d.yaml': gazette({ 9: 'rate_limit: "\\e[31m\\n\\u202e"' }),
    'configs/fiji/e.yaml': gazette({ 1: 'name: E', 9: '"\\e]0;x\\a\\u009b": 1' }),
  })
  const { out } = await check(dir)
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  assert.equal(out.trimEnd().split('\n').length, 5)
})

test('--ascii writes no byte above 127, colours only on request', async (t) => {
  const dir = configFolder(t, { 'configs/fiji/café.yaml': gazette({ 9: 'rate_limit: ünendlich' }) })
  const { out } = await check(dir, { ascii: true })
  // oxlint-disable-next-line no-control-regex -- everything that is not ASCII is what is looked for
  assert.doesNotMatch(out, /[^\u0000-\u007f]/)
  assert.ok((await check(dir, { color: true })).out.includes('\u001b[31merror'))
})
