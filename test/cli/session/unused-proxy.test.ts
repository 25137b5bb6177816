import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unusedProxy } from '../../../src/cli/session/unused-proxy.ts'

const ROWS: [env: NodeJS.ProcessEnv, name: string | null][] = [
  [{ HTTP_PROXY: 'http://proxy.example:3128' }, 'HTTP_PROXY'],
  [{ https_proxy: 'http://proxy.example:3128', HTTP_PROXY: 'http://proxy.example:3128' }, 'https_proxy'],
  [{ all_proxy: 'socks5://proxy.example' }, 'all_proxy'],
  [{ HTTP_PROXY: '', HTTPS_PROXY: ' ' }, null],
  [{ NO_PROXY: 'localhost' }, null],
]

for (const [env, name] of ROWS) {
  test(`${JSON.stringify(env)} ${name === null ? 'is no proxy' : `names ${name}`}`, () => {
    assert.equal(unusedProxy(env), name === null ? null : `${name} is set, but not used: regatta asks sites directly`)
  })
}
