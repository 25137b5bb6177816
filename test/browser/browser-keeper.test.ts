import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { findBrowser } from '../../src/browser/find/find-browser.ts'
import { openBrowserClient } from './open-browser-client.ts'
import { startBuiltSite } from './start-built-site.ts'

/** A browser that ends at once so often, and is a real one from then on. */
async function failingBrowser(t: TestContext, failures: number): Promise<void> {
  const search = await findBrowser()
  if (!search.ok) throw new Error(search.fault)
  const { path, env } = search.browser
  const folder = mkdtempSync(join(tmpdir(), 'keeper-'))
  const program = join(folder, 'chromium')
  const settings = Object.entries(env).map(([name, value]) => `export ${name}='${value}'`)
  const lines = [
    '#!/bin/sh',
    `echo x >> ${folder}/starts`,
    `if [ $(wc -l < ${folder}/starts) -le ${failures} ]; then exit 3; fi`,
    ...settings,
    `exec '${path}' "$@"`,
  ]
  writeFileSync(program, lines.join('\n'), { mode: 0o755 })
  const before = process.env['REGATTA_BROWSER']
  process.env['REGATTA_BROWSER'] = program
  t.after(() => {
    if (before === undefined) delete process.env['REGATTA_BROWSER']
    else process.env['REGATTA_BROWSER'] = before
    rmSync(folder, { recursive: true })
  })
}

test('a browser that dies at its start is started once more, and no page is lost', async (t) => {
  await failingBrowser(t, process.getuid?.() === 0 ? 1 : 2)
  const site = await startBuiltSite(t)
  const client = await openBrowserClient(t, site.origin)
  const shown = await client.show(`${site.origin}/story/1`)
  assert.ok(shown.ok, JSON.stringify(shown))
})

test('a browser that never starts is a failure of the page that names the program', async (t) => {
  await failingBrowser(t, 99)
  const site = await startBuiltSite(t)
  const client = await openBrowserClient(t, site.origin)
  const shown = await client.show(`${site.origin}/story/1`)
  assert.ok(!shown.ok)
  assert.match(shown.failure.message, /chromium does not start: /)
})
