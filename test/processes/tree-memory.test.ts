import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { createTreeMemory } from '../../src/processes/tree-memory.ts'
import { exampleSource } from '../scraper/example-source.ts'
import { workplace } from '../scraper/run-scraper.ts'
import { startNewsSite } from '../scraper/start-news-site.ts'

const skip = existsSync('/proc/self/smaps_rollup') ? false : 'this system does not tell the memory of a process'

/** A process that starts another one, both of which hold some memory until they are ended. */
async function startFamily(t: TestContext, mb: number): Promise<number> {
  const hold = `globalThis.held = Buffer.alloc(${mb} * 1048576, 1)`
  const parent = `${hold}
    const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(
      `${hold}; console.log('up'); process.stdin.on('end', () => process.exit()).resume()`,
    )}], { stdio: ['pipe', 'inherit', 'inherit'] })
    process.stdin.on('end', () => process.exit()).resume()`
  const child = spawn(process.execPath, ['-e', parent], { stdio: ['pipe', 'pipe', 'inherit'] })
  t.after(async () => {
    child.stdin.end()
    await once(child, 'exit')
  })
  await once(child.stdout, 'data')
  return child.pid ?? 0
}

test('memory of a process is that of all it has started, together', { skip }, async (t) => {
  const pid = await startFamily(t, 60)
  const tree = createTreeMemory(undefined, pid)
  assert.equal(tree.peak_mb(), null)
  tree.look()
  const peak = tree.peak_mb() ?? 0
  assert.ok(peak > 120 && peak < 600, `${peak} MB`)
})

test('a peak stays, and a process that ended meanwhile is no hindrance', () => {
  let mb: number | null = 40
  const tree = createTreeMemory(() => mb)
  tree.look()
  mb = 10
  tree.look()
  assert.equal(tree.peak_mb(), 40)
  assert.deepEqual(tree.span(), { start_mb: 40, peak_mb: 40, end_mb: 10, growth_mb: -30 })
  mb = null
  tree.look()
  assert.equal(tree.peak_mb(), 40)
  assert.equal(createTreeMemory(() => null).peak_mb(), null)
})

test('it stands in the statistics beside the peak of the process', { skip }, async (t) => {
  const site = await startNewsSite({ articles: 5 })
  t.after(() => site.close())
  const { result, log } = await workplace(t).run(exampleSource(site.origin))
  const { peak_tree_mb, peak_rss_mb } = result.stats['memory'] as { peak_tree_mb: number; peak_rss_mb: number }
  assert.ok(peak_tree_mb > 10 && peak_tree_mb <= peak_rss_mb * 2, `${peak_tree_mb} of ${peak_rss_mb} MB`)
  assert.match(log, /peak_tree_mb=\d+/)
})
