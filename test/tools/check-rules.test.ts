import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCasts } from '../../tools/check-casts.ts'
import { checkDocComments, checkExportedFirst } from '../../tools/check-exports.ts'
import { checkHomonyms } from '../../tools/check-homonyms.ts'
import { checkProductName } from '../../tools/check-product-name.ts'
import { checkTestNames } from '../../tools/check-test-names.ts'
import { checkUnusedExports, checkUnusedKeys } from '../../tools/check-unused.ts'
import { NAME } from '../../src/vocabulary/product.ts'
import { repository } from './repository.ts'

type Files = Record<string, string>

/** Each rule with what keeps it and what breaks it: a file `src/http/pace.ts` unless others are named. */
const RULES: [
  rule: string,
  check: (root: string) => string[],
  fine: (string | Files)[],
  broken: [string | Files, RegExp][],
][] = [
  [
    'an exported name means one thing',
    checkHomonyms,
    [
      { 'src/a/x.ts': 'export const x = 1', 'src/b/y.ts': "export { x } from '../a/x.ts'" },
      {
        'src/a/x.ts': 'export function f(a: string): void\nexport function f(a: number): void\nexport function f() {}',
      },
      { 'src/a/x.ts': 'const x = 1', 'src/b/y.ts': 'export const x = 1', 'test/b/y.ts': 'export const x = 1' },
    ],
    [
      [
        { 'src/a/x.ts': 'export const x = 1', 'src/b/y.ts': 'export function x() {}' },
        /^x is exported by src\/a\/x\.ts and src\/b\/y\.ts$/,
      ],
      [{ 'src/a/x.ts': 'export interface Page {}', 'src/b/y.ts': 'export type Page = 1' }, /^Page is exported by/],
      [{ 'src/a/x.ts': 'export class A {}', 'src/b/y.ts': 'export const [B, A] = [1, 2], A = 3' }, /^A is exported by/],
    ],
  ],
  [
    'the exported thing comes first',
    checkExportedFirst,
    [
      'const A = 1\ninterface B {}\nexport function f() {}\nfunction g() {}',
      'function main() {}\nmain()',
      "import x from 'x'\nexport class A {}",
    ],
    [
      ['\nfunction g() {}\nexport function f() {}', /^src\/http\/pace\.ts:2: the exported thing comes first/],
      ['class G {}\nexport const f = new G()', /comes first/],
    ],
  ],
  [
    'exported functions and classes have a doc comment',
    checkDocComments,
    [
      '/** Adds. */\nexport function f() {}',
      'export const x = 1\nexport interface X {}\nfunction g() {}',
      '/** Adds. */\nexport const f = () => 1',
    ],
    [
      ['// Adds.\nexport function f() {}', /^src\/http\/pace\.ts:2: f has no doc comment$/],
      ['export class A {}', /A has no doc comment/],
      ['/** One. */\nexport const a = 1\nexport const f = async () => 1', /f has no doc comment/],
    ],
  ],
  [
    'the name of the program stands in one place',
    checkProductName,
    [
      `// ${NAME} says so\nexport const x = \`\${NAME} status\``,
      `import '../${NAME}.ts'`,
      { 'src/vocabulary/product.ts': `export const NAME = '${NAME}'` },
    ],
    [
      [`\nwrite('${NAME}: gone')`, /^src\/http\/pace\.ts:2: '.*' stands in src\/vocabulary\/product\.ts: use NAME$/],
      [`write(\`see \${x} ${NAME} status\`)`, /use NAME/],
    ],
  ],
  [
    'the compiler is not silenced',
    checkCasts,
    [
      'f(match[1]!)',
      'queue.shift()!.done',
      'map.get(a)!',
      'keys().next().value!',
      'x as string',
      'const a = 1 as const',
    ],
    [
      ['f(x as never)', /^src\/http\/pace\.ts:1: 'as never' hides/],
      ['\nf(x as unknown as Page)', /^src\/http\/pace\.ts:2: 'as unknown as' hides/],
      ['f(name!)', /'!' where a check/],
      ['f(this.#body!)', /'!' where a check/],
      ['f(formatOf(path)!)', /'!' where a check/],
    ],
  ],
  [
    'what is exported is imported',
    checkUnusedExports,
    [
      {
        'src/a/x.ts': 'export const x = 1',
        'test/a/x.test.ts': "import { type Y, x as other } from '../../src/a/x.ts'",
      },
      { 'src/a/x.ts': 'export class X {}', 'src/b/y.ts': "export { X } from '../a/x.ts'" },
      { 'src/a/x.ts': 'export const x = 1', 'src/b/y.ts': "import * as all from '../a/x.ts'\nall.x" },
      { 'src/a/x.ts': 'export function f() {}', 'bin/y.ts': "const { f } = await import('../src/a/x.ts')" },
      { 'src/a/x.ts': 'export function f() {}', 'bin/y.ts': "go(async () => (await import('../src/a/x.ts')).f())" },
      {
        'src/a/x.ts': 'export function f(_: Options): void {}\nexport interface Options {}',
        'bin/y.mjs': "import '../src/a/x.ts'\nf",
      },
    ],
    [
      ['\nexport const x = 1', /^src\/http\/pace\.ts:2: nothing imports x$/],
      [{ 'src/a/x.ts': 'export function f() { f() }', 'src/b/x.ts': "import { f } from './f.ts'" }, /imports f$/],
      [{ 'src/a/x.ts': 'export const f = 1', 'src/b/x.ts': "import { g as f } from '../a/x.ts'" }, /imports f$/],
      [{ 'src/a/x.ts': 'export const f = 1', 'src/b/x.ts': "await import('../a/x.ts')" }, /imports f$/],
      ['export interface Page {}', /imports Page$/],
    ],
  ],
  [
    'what a config may say is read',
    checkUnusedKeys,
    [
      { 'src/config/source.ts': 'interface Source { pace: number }', 'src/http/x.ts': 'wait(config.pace)' },
      { 'src/config/source.ts': 'interface Source { pace?: number }', 'src/http/x.ts': "wait(config['pace'])" },
      { 'src/config/listings/feed.ts': 'type L = { step: 1 }', 'src/http/x.ts': 'function f({ step: by }) {}' },
      { 'src/config/expand/expand.ts': 'interface Part { pace: number }' },
      {
        'src/runs/folder/task.ts': 'export interface Task { grace_ms: number }\nexport interface Exit { pid: 1 }',
        'src/processes/x.ts': 'wait(task.grace_ms)',
      },
    ],
    [
      [
        {
          'src/config/source.ts': '\ninterface Source { pace: number }',
          'src/config/expand/expand.ts': 'file.pace',
          'src/http/x.ts': 'const x = { pace: 1 }',
          'test/x.ts': 'source.pace',
        },
        /^src\/config\/source\.ts:2: nothing reads pace of a config$/,
      ],
      [{ 'src/config/listings/feed.ts': 'interface Feed { step: 1 }', 'src/x.ts': 'pace(step)' }, /reads step of a/],
      [
        {
          'src/runs/folder/task.ts':
            'export interface Exit { pid: 1 }\nexport interface TaskSettings { record?: string }',
          'src/runs/folder/log.ts': 'task.record',
          'src/cli/options/run-options.ts': 'args.record',
        },
        /^src\/runs\/folder\/task\.ts:2: nothing reads record of a task$/,
      ],
      [
        { 'src/runs/folder/task.ts': 'interface Task { only: 1 }', 'src/x.ts': 'f({ only: 1 })' },
        /reads only of a task/,
      ],
    ],
  ],
  [
    'tests are named for a source or listed',
    checkTestNames,
    [
      { 'src/http/pace/pace.ts': '', 'test/http/pace.test.ts': '' },
      { 'src/http/warc/read.ts': '', 'test/http/warc/warc.test.ts': '' },
      { 'tools/build.ts': '', 'test/tools/build.test.ts': '' },
      { 'test/http/outage.test.ts': '', 'test/README.md': '| `http/outage.test.ts` | a host that is down |\n' },
    ],
    [
      [{ 'test/http/pace.test.ts': '', 'src/store/pace.ts': '' }, /is named for no file of src\/http/],
      [
        { 'test/README.md': '| `http/pace.test.ts` | x |\n' },
        /^test\/README\.md: there is no test\/http\/pace\.test\.ts$/,
      ],
      [
        { 'src/http/pace.ts': '', 'test/http/pace.test.ts': '', 'test/README.md': '| `http/pace.test.ts` | x |\n' },
        /is named for its source$/,
      ],
    ],
  ],
]

for (const [rule, check, fine, broken] of RULES) {
  test(`${rule}: kept`, () => {
    for (const files of fine) {
      using repo = repository(filesOf(files))
      assert.deepEqual(check(repo.root), [], JSON.stringify(files))
    }
  })

  test(`${rule}: broken`, () => {
    for (const [files, problem] of broken) {
      using repo = repository(filesOf(files))
      const problems = check(repo.root)
      assert.equal(problems.length, 1, JSON.stringify(files))
      assert.match(problems[0]!, problem)
    }
  })
}

test('an exception needs its reason', () => {
  using repo = repository({
    'src/a/x.ts': 'f(x as never)',
    'tools/allowed/casts.txt': 'src/a/x.ts  a fault of its types\n',
  })
  assert.deepEqual(checkCasts(repo.root), [])
  repo.write({ 'tools/allowed/casts.txt': '# why\n\nsrc/a/x.ts\n' })
  assert.deepEqual(checkCasts(repo.root), ['tools/allowed/casts.txt:3: src/a/x.ts: say why'])
})

for (const [rule, check, key, mended] of [
  ['casts', checkCasts, 'src/a/x.ts', { 'src/a/x.ts': 'export const x = y as string' }],
  ['homonyms', checkHomonyms, 'x', { 'src/a/x.ts': 'export const x = 1', 'src/b/y.ts': 'export const y = 1' }],
  ['without-doc-comment', checkDocComments, 'src/a', { 'src/a/x.ts': '/** Adds. */\nexport function f() {}' }],
] as const) {
  test(`an exception of ${rule} that excuses nothing any more is a fault`, () => {
    using repo = repository({ ...mended, [`tools/allowed/${rule}.txt`]: `# why\n${key}  it was so once\n` })
    assert.deepEqual(check(repo.root), [`tools/allowed/${rule}.txt:2: ${key}: excuses nothing any more`])
  })
}

function filesOf(files: string | Files): Files {
  return typeof files === 'string' ? { 'src/http/pace.ts': files } : files
}
