import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPackage } from '../../tools/check-package.ts'
import { repository } from './repository.ts'

const GOOD = {
  'package.json': JSON.stringify({ devDependencies: { undici: '8.12.4', typescript: '7.0.2' } }),
  'package-lock.json': '{}',
  'src/http/client.ts': `import { Agent } from 'undici/lib/agent.js'\nimport fs from 'node:fs'\n`,
}

const WRONG: [what: string, files: Record<string, string>, problem: RegExp][] = [
  [
    'undeclared',
    { 'src/a.ts': `\nimport 'left-pad'` },
    /^src\/a\.ts:2: imports 'left-pad', which package.json does not name$/,
  ],
  ['unused', { 'src/http/client.ts': '' }, /^package\.json: undici is used nowhere$/],
  [
    'a range',
    { 'package.json': JSON.stringify({ devDependencies: { undici: '^8.12.4' } }) },
    /^package\.json: undici must be an exact version: \^8\.12\.4$/,
  ],
  [
    'a dependency of the package itself',
    { 'package.json': JSON.stringify({ devDependencies: { undici: '8.12.4' }, dependencies: {} }) },
    /^package\.json: everything is bundled/,
  ],
  ['download addresses', { 'package-lock.json': '{"resolved": "x"}' }, /^package-lock\.json: holds download addresses/],
]

test('declared, exact, used, and bound to no registry', () => {
  using repo = repository(GOOD)
  assert.deepEqual(checkPackage(repo.root), [])
})

for (const [what, files, problem] of WRONG) {
  test(`package.json or its lockfile is refused: ${what}`, () => {
    using repo = repository({ ...GOOD, ...files })
    const problems = checkPackage(repo.root)
    assert.equal(problems.length, 1)
    assert.match(problems[0]!, problem)
  })
}
