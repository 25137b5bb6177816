import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gazette, problems } from './gazette.ts'

/** What is wrong, the text, and every problem that is reported: 'line:column rule message'. */
const BAD: [what: string, text: string, expected: string[]][] = [
  ['nothing', '', ['1:1 yaml the file is empty: a config needs at least name, base_url, listing, selectors']],
  [
    'only comments',
    '# a\n# b\n',
    ['1:1 yaml the file is empty: a config needs at least name, base_url, listing, selectors'],
  ],
  ['a list', '- a\n- b\n', ['1:1 yaml a config must be a mapping of keys to values: found a list']],
  [
    'a text',
    '\njust text\n',
    ['2:1 yaml a config must be a mapping of keys to values: found the single value "just text"'],
  ],
  [
    'two documents',
    gazette({ 9: '---', 10: 'name: B' }),
    ['9:1 yaml a second document begins here: a config is one document, without ---'],
  ],
  [
    'a tag',
    gazette({ 1: 'name: !python/object:os.system Gazette' }),
    ['1:7 yaml a tag (!name) stands here: a config has plain values only'],
  ],
  [
    'a NUL byte',
    gazette({ 2: 'base_url: https://a\u0000b' }),
    ['2:20 yaml a control character (U+0000) stands here: a config is plain text'],
  ],
  [
    'an escape character',
    gazette({ 9: '# \u001b[31m' }),
    ['9:3 yaml a control character (U+001B) stands here: a config is plain text'],
  ],
  ['a tab', gazette({ 4: '\ttype: pagination' }), ['4:1 yaml a tab stands here: YAML indents with blanks only']],
  [
    'an open quote',
    gazette({ 8: '  article: "p' }),
    ['9:1 yaml not valid YAML: something that was opened before, such as a quote or bracket, is not closed'],
  ],
  [
    'a colon',
    gazette({ 1: 'name: News: today' }),
    ['1:7 yaml not valid YAML: a value with ": " in it needs quotes, or this line is indented too far'],
  ],
  ['no anchor', gazette({ 1: 'name: *x' }), ['1:7 yaml nothing is called &x: a value that begins with * needs quotes']],
  ['a key that is a list', gazette({ 9: '? [a, b]', 10: ': c' }), ['9:3 yaml a key must be plain text']],
  ['a key twice', gazette({ 9: 'name: B' }), ['9:1 duplicate-key name stands here a second time']],
  [
    'a key twice, below',
    gazette({
      6: '  url_template: https://gazette.example/{num}',
      7: 'selectors: { article: { body: p }, thumbnail: { container: a, url: a } }',
      8: '',
    }),
    ['6:3 duplicate-key url_template stands here a second time'],
  ],
  [
    'a key twice, wrong the second time',
    gazette({ 9: 'retries: 1', 10: 'retries: x' }),
    [
      '10:1 duplicate-key retries stands here a second time',
      '10:10 value retries must be a whole number, 0 to 100: found "x"',
    ],
  ],
]

for (const [what, text, expected] of BAD) {
  test(`invalid: ${what}`, () => assert.deepEqual(problems(text), expected))
}

/** Small files that take minutes where nothing bounds the work, or overflow the stack. */
const COSTLY: [what: string, text: string, expected: RegExp][] = [
  [
    'thousands of aliases to a long text',
    `x: &x "${'A'.repeat(3000)}"\ny: [${Array(30_000).fill('*x').join(',')}]\n`,
    /^2:305 yaml more than 100 aliases/,
  ],
  [
    'aliases of aliases',
    [
      'a: &a [x, x]',
      ...Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`}, *a]`),
    ].join('\n'),
    /yaml aliases \(\*name\) expand to more than 100 copies$/,
  ],
  [
    'merge keys that build on each other',
    ['a0: &a0 {x: 1}', ...Array.from({ length: 1500 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: *a${i}, k: 1}`)].join(
      '\n',
    ),
    /^102:\d+ yaml more than 100 aliases/,
  ],
  [
    'keys without end',
    Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'),
    /^2001:1 yaml more than 2000 keys/,
  ],
  ['values without end', `x: [${Array(30_000).fill('a').join(',')}]`, /^1:\d+ yaml more than 10000 values/],
  ['brackets without end', `x: ${'['.repeat(50_000)}`, /^1:\d+ yaml lists or mappings are nested too deeply$/],
  ['mappings without end', `x: ${'{a: '.repeat(20_000)}`, /^1:\d+ yaml lists or mappings are nested too deeply$/],
  [
    'an expression that no engine can run',
    gazette({ 9: `filters: { deny_url_regex: "(${'a+'.repeat(20_000)})" }` }),
    /^9:28 value filters\.deny_url_regex must be a regular expression \(it has 40002 characters: at most 2000\)/,
  ],
  [
    'an expression that could go on for ever',
    gazette({ 9: "filters: { allow_path_regex: '(?=/a)(a+)+$' }" }),
    /^9:30 value filters\.allow_path_regex must be a regular expression \(it repeats a group/,
  ],
]

for (const [what, text, expected] of COSTLY) {
  test(`invalid, and said in one line: ${what}`, () => {
    const found = problems(text)
    assert.equal(found.length, 1)
    assert.match(found[0]!, expected)
    assert.ok(found[0]!.length < 500)
  })
}
