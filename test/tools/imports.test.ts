import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, packageOf, resolveImport } from '../../tools/imports.ts'

const FOUND: [text: string, specifiers: string[]][] = [
  [`import { a } from './a.ts'`, ['./a.ts']],
  [`import type { A } from './a.ts'`, ['./a.ts']],
  [`import {\n  a,\n  b,\n} from './a.ts'\nimport c from "c"`, ['./a.ts', 'c']],
  [`import './a.ts'`, ['./a.ts']],
  [`import * as all from './a.ts'`, ['./a.ts']],
  [`export * from './a.ts'\nexport { b } from './b.ts'`, ['./a.ts', './b.ts']],
  [`const { a } = await import('./a.ts')`, ['./a.ts']],
  [`function f(a: import('./a.ts').A): void {}`, ['./a.ts']],
  [`// import { a } from './a.ts'\n/*\nimport { b } from './b.ts'\n*/`, []],
  [`const text = \`\nimport { a } from './a.ts'\n\``, []],
  [`const glob = 'a/*.ts'\nimport { a } from './a.ts'\nconst end = '*/'`, ['./a.ts']],
  [`export const from = 'x'\nexport const word = { from: './no.ts' }`, []],
]

for (const [text, specifiers] of FOUND) {
  test(`imports of ${JSON.stringify(text)}`, () => {
    assert.deepEqual(
      importsOf(text).map((one) => one.specifier),
      specifiers,
    )
  })
}

test('a relative import means a path, a package means a name', () => {
  const file = { path: 'src/http/pace.ts', text: '' }
  assert.equal(resolveImport(file, '../vocabulary/event.ts'), 'src/vocabulary/event.ts')
  assert.equal(resolveImport(file, 'undici'), null)
  assert.equal(packageOf('undici/lib/dispatcher/agent.js'), 'undici')
  assert.equal(packageOf('@types/node/fs'), '@types/node')
})
