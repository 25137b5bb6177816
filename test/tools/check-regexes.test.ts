import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkRegexes, regexTable, slowness } from '../../tools/check-regexes.ts'
import { repository } from './repository.ts'

const SLOW = [
  /(a+)+b/,
  /^(\w+)*!/,
  /^\s*\d+\s*x?\s*$/,
  /\s+$/,
  /[-\s]+x/,
  /^\S+@\S+\s*\((.+)\)$/,
  /<title[^>]*>/i,
  /<!--[^]*?-->/,
  /<script\b[^]*?<\/script>/i,
  /\(\([^)]*\)/,
  /<title[^>]*>\s*([^<]{0,200}?)\s*</i,
]
const LINEAR = [
  /^\s+/,
  /(?<!\s)\s+$/,
  /<meta[\s/][^>]*/gi,
  /<!--[^]*?(?:-->|$)/g,
  /"[^"]*"/,
  /\[[^[\]]*\]/,
  /^\s*\d+(\.\d+)?\s*([kmg]b?\s*)?$/,
  /\s{0,20}x/,
  /[\p{L}--[a-z]]/v,
]

for (const regex of SLOW) {
  test(`${String(regex)} is slow`, () => assert.notEqual(slowness(regex.source, regex.flags), null))
}
for (const regex of LINEAR) {
  test(`${String(regex)} is linear`, () => assert.equal(slowness(regex.source, regex.flags), null))
}

test('a slow one in src is named with its place, unless its file is excused', async () => {
  using fixture = repository({
    'src/a.ts': 'export const a = 1\nexport const b = /x\\s+$|\\s+$/\n',
    'test/a.ts': 'export const c = /\\s+$/\n',
  })
  const problems = await checkRegexes(fixture.root)
  assert.equal(problems.length, 1)
  assert.match(problems[0]!, /^src\/a\.ts:2: \/x\\s\+\$\|\\s\+\$\/ can take more than linear time/)
  fixture.write({ 'tools/allowed/regexes.txt': 'src/a.ts  short texts\n' })
  assert.deepEqual(await checkRegexes(fixture.root), [])
})

test('one that is put together while its file is loaded is named, too', async () => {
  using fixture = repository({
    'src/words.ts':
      "const WORD = '\\\\w+'\nexport const a = new RegExp(`${WORD}`)\nexport const b = RegExp(`(${WORD})*$`, 'i')\n",
    'src/made.ts': 'export const c = (text: string): RegExp => new RegExp(text)\n',
  })
  const problems = await checkRegexes(fixture.root)
  assert.equal(problems.length, 1)
  assert.match(problems[0]!, /^src\/words\.ts:3: \/\(\\w\+\)\*\$\/i can take more than linear time: exponential/)
  assert.deepEqual(
    (await regexTable(fixture.root)).map(({ where, why }) => [where, why === null]),
    [
      ['src/words.ts:2', true],
      ['src/words.ts:3', false],
    ],
  )
})
