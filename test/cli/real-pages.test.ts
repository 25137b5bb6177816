import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openStoreReader } from '../../src/store/open-store.ts'
import type { StoredRecord } from '../../src/store/store.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { FUNDUS_SOURCES } from '../extract/fundus-sources.ts'
import type { FundusSource } from '../extract/fundus-sources.ts'
import { assertTrue, readPage, skipWithoutPages } from '../extract/fundus-truth.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/regatta.mjs', import.meta.url))

/** A site with one listing page and the one real page, its bytes as they were stored. */
async function serve(source: FundusSource): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    if (request.url === '/page/1') response.end('<ul><li class=entry><a href="/article">An article</a></li></ul>')
    else if (request.url === '/article') response.end(readPage(source))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** JSON is YAML. */
function config(source: FundusSource, origin: string): string {
  const { title, ...article } = source.selectors
  return JSON.stringify({
    name: source.page,
    base_url: origin,
    rate_limit: 0,
    listing: { type: 'pagination', url_template: `${origin}/page/{num}`, start_page: 1 },
    selectors: {
      thumbnail: { container: '.entry', title: 'a::text', url: 'a::attr(href)' },
      article: { title, ...article },
    },
    cleaning: { date: 'handle_mixed_dates', ...source.cleaning },
  })
}

async function only(path: string): Promise<StoredRecord> {
  const store = await openStoreReader(path)
  try {
    const records = await Array.fromAsync(store.records())
    assert.equal(records.length, 1)
    return records[0]!
  } finally {
    await store.close()
  }
}

test('a fleet over real pages stores what people found in them', { skip: skipWithoutPages }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'real-pages-'))
  const sites = await Promise.all(FUNDUS_SOURCES.map(serve))
  t.after(async () => {
    for (const { server } of sites) server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  mkdirSync(join(folder, 'configs', 'world'), { recursive: true })
  for (const [index, source] of FUNDUS_SOURCES.entries()) {
    const file = join(folder, 'configs', 'world', `${source.page.toLowerCase()}.yaml`)
    writeFileSync(file, config(source, sites[index]!.origin))
  }
  const stdout = await new Promise<string>((resolve) => {
    execFile(process.execPath, [PROGRAM, 'run-all', '--json'], { cwd: folder, maxBuffer: 2 ** 26 }, (_, out) =>
      resolve(out),
    )
  })
  const summary = JSON.parse(stdout) as Summary
  assert.deepEqual(
    summary.scrapers.filter((row) => row.status !== 'success').map((row) => [row.source, row.detail]),
    [],
  )
  for (const source of FUNDUS_SOURCES) {
    await t.test(source.page, async () => {
      assertTrue(source, await only(join(folder, 'data', 'world', `${source.page.toLowerCase()}.db`)))
    })
  }
})
