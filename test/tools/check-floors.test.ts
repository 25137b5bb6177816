import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkFloors } from '../../tools/check-floors.ts'
import { ARCHITECTURE, repository } from './repository.ts'

const GOOD = {
  'ARCHITECTURE.md': ARCHITECTURE,
  'src/bin/cli.ts': `import '../fleet/run.ts'\nimport '../scraper/scrape.ts'\n`,
  'src/fleet/run.ts': `import '../vocabulary/event.ts'\nimport './stop.ts'\n`,
  'src/fleet/stop.ts': '',
  'src/scraper/scrape.ts': `import '../http/get.ts'\nimport '../extract/read.ts'\n`,
  'src/http/get.ts': `import 'node:fs'\nimport '../vocabulary/event.ts'\n`,
  'src/extract/read.ts': '',
  'src/vocabulary/event.ts': `import './count.ts'\n`,
  'src/vocabulary/count.ts': '',
  'test/http/get.test.ts': `import '../../src/http/get.ts'\n`,
}

const BROKEN: [what: string, files: Record<string, string>, problem: string][] = [
  [
    'upwards',
    { 'src/http/get.ts': `\nimport type { A } from '../scraper/scrape.ts'\n`, 'src/scraper/scrape.ts': '' },
    `src/http/get.ts:2: imports '../scraper/scrape.ts', but scraper is above http: imports go down only`,
  ],
  [
    'across a floor',
    { 'src/http/get.ts': `import '../extract/read.ts'` },
    `src/http/get.ts:1: imports '../extract/read.ts', but http and extract are on one floor and do not import each other`,
  ],
  [
    'between the two that meet only in the run folder',
    { 'src/fleet/run.ts': `import '../scraper/scrape.ts'` },
    `src/fleet/run.ts:1: imports '../scraper/scrape.ts', but fleet and scraper never import each other`,
  ],
  [
    'a package on the ground floor',
    { 'src/vocabulary/count.ts': `import 'zod'` },
    `src/vocabulary/count.ts:1: vocabulary imports nothing, but here 'zod'`,
  ],
  [
    'out of src',
    { 'src/http/get.ts': `import '../../test/http/get.test.ts'`, 'test/http/get.test.ts': '' },
    `src/http/get.ts:1: imports '../../test/http/get.test.ts' from outside of src`,
  ],
  [
    'a folder without a floor',
    { 'src/extra/odd.ts': `import '../vocabulary/event.ts'` },
    `src/extra/odd.ts:1: imports '../vocabulary/event.ts', but src/extra is not among the floors of ARCHITECTURE.md`,
  ],
  [
    'a circle, of a type and by a lazy import',
    {
      'src/vocabulary/count.ts': `import type { E } from './event.ts'\n`,
      'src/vocabulary/event.ts': `const load = () => import('./count.ts')\n`,
    },
    'src/vocabulary/event.ts: circle src/vocabulary/event.ts -> src/vocabulary/count.ts -> src/vocabulary/event.ts',
  ],
]

test('imports that go down are fine', () => {
  using repo = repository(GOOD)
  assert.deepEqual(checkFloors(repo.root), [])
})

for (const [what, files, problem] of BROKEN) {
  test(`a forbidden import is named: ${what}`, () => {
    using repo = repository({ ...GOOD, ...files })
    assert.deepEqual(checkFloors(repo.root), [problem])
  })
}

test('a floor that has no folder is named', () => {
  using repo = repository({
    ...GOOD,
    'ARCHITECTURE.md': ARCHITECTURE.replace('    bin ', '    attic        old\n    bin '),
  })
  assert.deepEqual(checkFloors(repo.root), ['ARCHITECTURE.md: names src/attic, which does not exist'])
})
