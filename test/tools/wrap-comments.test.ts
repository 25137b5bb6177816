import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkComments } from '../../tools/check-comments.ts'
import { wrapComments } from '../../tools/wrap-comments.ts'
import { repository } from './repository.ts'

/** A sentence of `words` words of nine letters. */
const sentence = (words: number): string => Array<string>(words).fill('sentences').join(' ')

/** What stays as it is. */
const KEPT: [what: string, text: string][] = [
  ['short comments', `/** ${sentence(3)} */\n// ${sentence(4)}\n// ${sentence(5)}`],
  ['code', `const text = '${sentence(20)}'`],
  ['a comment behind code', `const x = 1 // ${sentence(20)}`],
  ['a suppression', `// oxlint-disable-next-line no-empty -- ${sentence(20)}`],
  ['a single long word', `// ${'https://example.org/'.repeat(9)}`],
]

for (const [what, text] of KEPT) test(`${what}: kept`, () => assert.equal(wrapComments(text), text))

/** The comment, and the texts of its lines when it is wrapped. */
const WRAPPED: [what: string, text: string, lines: string[]][] = [
  ['a doc comment', `  /** ${sentence(13)} */`, ['  /**', `   * ${sentence(11)}`, `   * ${sentence(2)}`, '   */']],
  [
    'a run of lines',
    `// ${sentence(13)}\n// and so on\nx()`,
    [`// ${sentence(11)}`, `// ${sentence(2)} and so on`, 'x()'],
  ],
  [
    'one paragraph of a block',
    `/**\n * ${sentence(13)}\n *\n * another\n */`,
    ['/**', ` * ${sentence(11)}`, ` * ${sentence(2)}`, ' *', ' * another', ' */'],
  ],
  [
    'an item of a list',
    ` * - ${sentence(13)}\n * - another`,
    [` * - ${sentence(11)}`, ` *   ${sentence(2)}`, ' * - another'],
  ],
  [
    'a line before a command line',
    `// ${sentence(13)}\n// node bench/kills.ts`,
    [`// ${sentence(11)}`, `// ${sentence(2)}`, '// node bench/kills.ts'],
  ],
]

for (const [what, text, lines] of WRAPPED) {
  test(`${what}: wrapped, and then kept`, () => {
    const wrapped = wrapComments(text)
    assert.deepEqual(wrapped.split('\n'), lines)
    assert.equal(wrapComments(wrapped), wrapped)
  })
}

test('a comment beyond 120 columns is named with its line', () => {
  using repo = repository({ 'src/a/x.ts': `x()\n// ${sentence(13)}\n`, 'src/a/y.ts': `// ${sentence(11)}\n` })
  assert.deepEqual(checkComments(repo.root), [
    'src/a/x.ts:2: a comment beyond 120 columns: run node tools/wrap-comments.ts',
  ])
})
