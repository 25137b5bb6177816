import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkLinks } from '../../tools/check-links.ts'
import { anchorsOf, codeOf } from '../../tools/markdown.ts'
import { repository } from './repository.ts'

test('links to files, folders, headings and other sites are fine; those in code are none', () => {
  using repo = repository({
    'README.md':
      '# A\n[b](docs/b.md) [d](docs) [h](docs/b.md#the-b-side) [own](#a) [web](https://x.example/nowhere)\n`[x](no.md)`\n\n```md\n[x](no.md)\n```\n\n[ref]: docs/b.md\n',
    'docs/b.md': '# The B side\n[up](../README.md)\n',
  })
  assert.deepEqual(checkLinks(repo.root), [])
})

test('a link to a missing file and one to a missing heading are named with their lines', () => {
  using repo = repository({ 'docs/b.md': '# B\n[a](a.md)\n\n[c](#c) [no](../README.md)\n' })
  assert.deepEqual(checkLinks(repo.root), [
    `docs/b.md:2: the link 'a.md' leads nowhere`,
    `docs/b.md:4: '#c': there is no heading '#c'`,
    `docs/b.md:4: the link '../README.md' leads nowhere`,
  ])
})

test('a page of the package leads to nothing that the package lacks', () => {
  using repo = repository({
    'package.json': '{ "files": ["docs", "MORE.md"] }',
    'README.md': '# A\n[b](docs/b.md) [more](MORE.md) [license](LICENSE)\n\n[build](BUILD.md)\n',
    'docs/b.md': '# B\n[up](../README.md) [own](#b) [src](../src) [docs](../docs)\n',
    'docs-of-makers/c.md': '# C\n[build](../BUILD.md)\n',
    'MORE.md': '# More\n[build](BUILD.md#build)\n',
    'BUILD.md': '# Build\n[docs](docs-of-makers/c.md)\n',
    LICENSE: 'MIT',
    'src/README.md': '# Source\n',
  })
  assert.deepEqual(checkLinks(repo.root), [
    `MORE.md:2: 'BUILD.md#build' is not in the package, which this page is in`,
    `README.md:4: 'BUILD.md' is not in the package, which this page is in`,
    `docs/b.md:2: '../src' is not in the package, which this page is in`,
  ])
})

test('anchors: punctuation goes, code stays, a second one gets a number', () => {
  const text = '# What `run-all` prints, and why\n## Twice\n## Twice\n```\n# no heading\n```\n## Été [link](x.md)\n'
  assert.deepEqual([...anchorsOf(text)], ['what-run-all-prints-and-why', 'twice', 'twice-1', 'été-link'])
})

test('code: fenced with its kind, indented, inline, each with its line', () => {
  const text = 'Say `a b`.\n\n    indented\n\n```yaml\nx: `1`\n```\n'
  assert.deepEqual(codeOf(text), [
    { kind: 'yaml', text: 'x: `1`\n', line: 6 },
    { kind: 'indented', text: 'indented', line: 3 },
    { kind: 'inline', text: 'a b', line: 1 },
  ])
})
