import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { invocation } from '../../src/cli/commands/demo/next-steps.ts'

const rows = [
  {
    what: 'a checkout',
    script: '/home/a/regatta/bin/regatta.mjs',
    node: '/usr/bin/node',
    line: 'node bin/regatta.mjs',
  },
  {
    what: 'a checkout that brings its own Node',
    script: '/home/a/regatta/bin/regatta.mjs',
    node: '/home/a/regatta/node_modules/node/bin/node',
    line: 'npx node bin/regatta.mjs',
  },
  { what: 'an installed program', script: '/opt/bin/regatta', node: '/usr/bin/node', line: 'regatta' },
  {
    what: 'one that is not on the path',
    script: '/srv/my tools/regatta',
    node: '/usr/bin/node',
    line: "'/srv/my tools/regatta'",
  },
  { what: 'a dependency', script: '/home/a/x/node_modules/.bin/regatta', node: '/usr/bin/node', line: 'npx regatta' },
]

describe('the line that starts the program again', () => {
  for (const { what, script, node, line } of rows) {
    it(`is ${line} for ${what}`, () => {
      assert.equal(invocation('/home/a/regatta', { script, node, path: '/usr/bin:/opt/bin' }), line)
    })
  }
})
