import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPackage } from '../../tools/check-package.ts'
import { platformEntry } from '../../tools/lockfile.ts'
import { repository } from './repository.ts'

const GOOD = {
  'package.json': JSON.stringify({ devDependencies: { undici: '8.12.4', typescript: '7.0.2' } }),
  'package-lock.json': '{"packages":{}}',
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
  [
    'download addresses',
    { 'package-lock.json': '{"packages":{"":{"resolved":"x"}}}' },
    /^package-lock\.json: holds download addresses/,
  ],
  [
    'a platform left out',
    { 'package-lock.json': '{"packages":{"node_modules/a":{"optionalDependencies":{"@a/darwin-x64":"1.2.3"}}}}' },
    /^package-lock\.json: no entry for @a\/darwin-x64/,
  ],
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

const PLATFORMS: [name: string, os: string[] | undefined, cpu: string[], libc: string[] | undefined][] = [
  ['@oxfmt/binding-linux-x64-musl', ['linux'], ['x64'], ['musl']],
  ['@oxfmt/binding-linux-s390x-gnu', ['linux'], ['s390x'], ['glibc']],
  ['@oxlint-tsgolint/darwin-arm64', ['darwin'], ['arm64'], undefined],
  ['@oxfmt/binding-win32-ia32-msvc', ['win32'], ['ia32'], undefined],
  ['@rolldown/binding-wasm32-wasi', undefined, ['wasm32'], undefined],
]

for (const [name, os, cpu, libc] of PLATFORMS) {
  test(`the machines that ${name} is for`, () => {
    const entry = platformEntry(name, '1.2.3')
    assert.deepEqual([entry['os'], entry['cpu'], entry['libc'], entry.version], [os, cpu, libc, '1.2.3'])
  })
}
