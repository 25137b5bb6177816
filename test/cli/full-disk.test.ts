import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { scratchFolder, smallDisk } from '../store/scratch.ts'
import { holdingSite, writeHoldingConfig } from './holding-site.ts'

const PROGRAM = resolve('bin/regatta.mjs')

/** Takes all the room there is, also that of the smallest files. */
function fill(disk: string): void {
  for (let file = 0, isFull = false; !isFull; file++) {
    const fd = openSync(join(disk, `filler-${file}`), 'w')
    try {
      for (;;) writeSync(fd, Buffer.alloc(4096))
    } catch {
      isFull = file > 0
    } finally {
      closeSync(fd)
    }
  }
}

function rows(stdout: string): string[] {
  const { scrapers } = JSON.parse(stdout) as Summary
  return scrapers.map(({ country, source, status, reason }) => `${country}/${source} ${status} ${reason ?? ''}`.trim())
}

test('a state directory that fills up during a run hides nothing of what was done, then and later', async (t) => {
  const disk = smallDisk(t, '2m')
  if (disk === null) return
  const folder = scratchFolder(t)
  const { port, waiting, release } = await holdingSite(t, 3)
  writeHoldingConfig(folder, 'fiji/sun', `127.0.0.1:${port}`)
  writeHoldingConfig(folder, 'fiji/moon', `127.0.0.2:${port}`)
  writeHoldingConfig(folder, 'tonga/sun', `127.0.0.3:${port}`)
  writeHoldingConfig(folder, 'fiji/star', `127.0.0.4:${port}`)
  const words = ['--state-dir', disk.folder, '--json']
  const run = spawn(process.execPath, [PROGRAM, 'run-all', ...words], {
    cwd: folder,
  })
  const [out, err] = [text(run.stdout), text(run.stderr)]
  await waiting
  fill(disk.folder)
  release()
  const [code] = (await once(run, 'exit')) as [number]
  // The last one takes the room that the one before it gave back.
  const expected = ['fiji/moon success', 'fiji/star success', 'fiji/sun success', 'tonga/sun success']
  assert.deepEqual(rows(await out), expected)
  assert.equal(code, 0, await err)

  const regatta = (...args: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [PROGRAM, ...args, ...words], { cwd: folder, encoding: 'utf8' })
  assert.deepEqual(rows(String(regatta('status').stdout)), expected, 'from the files, on the full disk')
  for (const name of readdirSync(disk.folder)) if (name.startsWith('filler')) rmSync(join(disk.folder, name))
  assert.deepEqual(rows(String(regatta('status').stdout)), expected, 'from the files')
  const again = JSON.parse(String(regatta('report').stdout)) as { runs: unknown[] }
  assert.equal(again.runs.length, 1, 'in the history')
  const rooms = readdirSync(disk.folder, { recursive: true }).filter((name) => String(name).endsWith('room'))
  assert.deepEqual(rooms, [], 'room that was kept is given back')
})

test('a state directory that is full before a run is named, and no half of a run is left', async (t) => {
  const disk = smallDisk(t, '64k')
  if (disk === null) return
  const folder = scratchFolder(t)
  for (let n = 0; n < 20; n++) writeHoldingConfig(folder, `fiji/sun${n}`, `127.0.0.1:${n + 1}`)
  const run = (): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [PROGRAM, 'run-all', '--state-dir', disk.folder], { cwd: folder, encoding: 'utf8' })
  const half = run()
  assert.equal(half.status, 2)
  assert.match(String(half.stderr), /ENOSPC: no space left on device, (write|mkdir|open) '.*runs.*'/)
  assert.deepEqual(readdirSync(join(disk.folder, 'runs')), [])
  rmSync(join(disk.folder, 'lock.db'))
  fill(disk.folder)
  const full = run()
  assert.equal(full.status, 2)
  assert.match(String(full.stderr), /lock\.(db: .*full|json)/)
})
