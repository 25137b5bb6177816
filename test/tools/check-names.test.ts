import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkNames } from '../../tools/check-names.ts'
import { checkSizes } from '../../tools/check-sizes.ts'
import { repository } from './repository.ts'

// Put together here, or the checks would find them in this file.
const UNFINISHED = ['TO', 'DO'].join('')
const DISABLE = ['// oxlint', 'disable-next-line no-eval'].join('-')

const FINE: Record<string, string> = {
  'src/http/retry-after.ts': `// Why: headers.\n${DISABLE}\neval('1')\n`,
  'src/http/pace.ts': `${DISABLE} -- it is our own text\nconst url = 'https://x.example/work/now'\n`,
  'test/http/pace.test.ts': 'const todoList = 1\n',
}

const WRONG: [path: string, text: string, problem: RegExp][] = [
  ['src/http/retryAfter.ts', '', /^src\/http\/retryAfter\.ts: file names are kebab-case$/],
  ['src/http/utils.ts', '', /^src\/http\/utils\.ts: the name does not say what is inside$/],
  ['src/http/index.ts', '', /the name does not say what is inside$/],
  ['src/http/pace.ts', `\n// ${UNFINISHED}: later\n`, /^src\/http\/pace\.ts:2: '.*': finish it or file it$/],
  ['src/http/pace.ts', ['// @ts', 'ignore'].join('-'), /mend the type instead$/],
  ['src/http/pace.ts', `const x = '${['', 'root', 'x'].join('/')}'`, /a path of one machine$/],
  ['tools/get.ts', `const x = '${['https:', '', 'registry.x.example', ''].join('/')}'`, /a registry host$/],
  ['src/http/pace.ts', `const a = 1\n${DISABLE}\neval('1')`, /a suppression without its reason/],
]

test('names that say what is inside, and reasons beside suppressions, are fine', () => {
  using repo = repository(FINE)
  assert.deepEqual(checkNames(repo.root), [])
})

for (const [path, text, problem] of WRONG) {
  test(`${path} with ${JSON.stringify(text)} is refused`, () => {
    using repo = repository({ [path]: text })
    const problems = checkNames(repo.root)
    assert.equal(problems.length, 1)
    assert.match(problems[0]!, problem)
  })
}

test('a file of 301 lines is refused, one of 300 is not', () => {
  using repo = repository({
    'src/a/long.ts': '\n'.repeat(301),
    'tools/full.ts': '\n'.repeat(300),
    'src/a/short.ts': '\n',
  })
  assert.deepEqual(checkSizes(repo.root), [
    'src/a/long.ts: 301 lines, at most 300: does it tell one story?',
    'src: the median file has 301 lines, at most 80',
  ])
})
