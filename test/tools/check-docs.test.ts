import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkChangelog } from '../../tools/check-changelog.ts'
import { checkCommands } from '../../tools/check-commands.ts'
import { checkExamples } from '../../tools/check-examples.ts'
import { checkPromises } from '../../tools/check-promises.ts'
import { checkReasons } from '../../tools/check-reasons.ts'
import { REASONS } from '../../src/vocabulary/run/reason.ts'
import { VERSION } from '../../src/vocabulary/product.ts'
import { repository } from './repository.ts'

test('commands and flags that the program has are fine', async () => {
  using repo = repository({
    'README.md':
      "    regatta run-all 'fiji/*' --dry-run   # --nothing\n\n`regatta --version`, `--max-parallel 4`, `regatta`\n",
  })
  assert.deepEqual(await checkCommands(repo.root), [])
})

test('a command or a flag that the program does not have is named', async () => {
  using repo = repository({
    'docs/a.md': '    regatta sail\n\nor `regatta logs x --dry-run && ls --all`, `--strength 3`, `list --full`\n',
  })
  assert.deepEqual(await checkCommands(repo.root), [
    `docs/a.md:1: there is no command 'regatta sail'`,
    `docs/a.md:3: 'regatta logs' has no flag --dry-run`,
    `docs/a.md:3: no command has a flag --strength`,
    `docs/a.md:3: 'regatta list' has no flag --full`,
  ])
})

test('an example config is parsed, whole or in part; other YAML is left alone', () => {
  using repo = repository({
    'docs/a.md': '```yaml\nrate_limit: 0.5\nfilters:\n  allow_domains: [x.example]\n```\n\n```yaml\non: push\n```\n',
  })
  assert.deepEqual(checkExamples(repo.root), [])
  repo.write({ 'docs/a.md': 'x\n\n```yaml\nconcurrency: plenty\n```\n\n```yaml\nlisting:\n  type: wheel\n```\n' })
  const problems = checkExamples(repo.root)
  assert.match(problems[0]!, /^docs\/a\.md:4: in the example, 1:14: .*concurrency/)
  assert.match(problems.at(-1)!, /^docs\/a\.md:8: in the example, /)
})

test('docs/reasons.md explains every reason and no other', () => {
  const lines = Object.values(REASONS)
    .flat()
    .map((reason) => `- \`${reason}\`: why\n`)
  using repo = repository({ 'docs/reasons.md': lines.join('') })
  assert.deepEqual(checkReasons(repo.root), [])
  repo.write({ 'docs/reasons.md': `${lines.slice(1).join('')}- \`bad_mood\`: no\n` })
  assert.deepEqual(checkReasons(repo.root), [
    `docs/reasons.md: '${REASONS.failed[0]}' is not explained`,
    `docs/reasons.md: 'bad_mood' is no reason in src/vocabulary/run/reason.ts`,
  ])
})

test('the changelog begins with what is not released, and there is one version', () => {
  using repo = repository({
    'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n### Added\n',
    'package.json': JSON.stringify({ version: VERSION }),
  })
  assert.deepEqual(checkChangelog(repo.root), [])
  repo.write({ 'CHANGELOG.md': '# Changelog\n\n## [0.1.0]\n\n### New\n', 'package.json': '{"version":"9.9.9"}' })
  assert.equal(checkChangelog(repo.root).length, 3)
})

test('a promise without a test, or with one that does not exist, is named', () => {
  const row = (shown: string): string => `| It sails | [a](a.md) | ${shown} |\n`
  const table = '| promise | page | shown by |\n|---|---|---|\n'
  using repo = repository({
    'docs/promises.md': `# Promises\n\n${table}${row('`test/a.test.ts`, `bench/a.ts`')}`,
    'test/a.test.ts': '',
    'bench/a.ts': '',
  })
  assert.deepEqual(checkPromises(repo.root), [])
  repo.write({ 'docs/promises.md': table + row('`test/a.test.ts`, `test/gone.test.ts`') + row('belief') })
  assert.deepEqual(checkPromises(repo.root), [
    'docs/promises.md:3: there is no test/gone.test.ts',
    'docs/promises.md:4: nothing shows this promise',
  ])
})
