import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noteUnusedProxy, unusedProxy } from '../../../src/cli/session/unused-proxy.ts'
import { paperIo } from '../paper-io.ts'

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

test('it is said once, and not where only results are wanted', () => {
  const said = (quiet: boolean): string => {
    const io = paperIo({ env: { HTTPS_PROXY: 'http://proxy.example:3128' } })
    noteUnusedProxy({ quiet }, io)
    return io.stderr.text
  }
  assert.equal(said(false), 'regatta: HTTPS_PROXY is set, but not used: regatta asks sites directly\n')
  assert.equal(said(true), '')
})
