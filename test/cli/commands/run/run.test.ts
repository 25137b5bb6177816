import assert from 'node:assert/strict'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Summary } from '../../../../src/vocabulary/run/summary.ts'
import { demoFolder } from '../../demo-folder.ts'

const { folder, regatta } = demoFolder()

test('run runs one scraper and shows its log', () => {
  const { status, stdout } = regatta('run', 'solomon_islands/sibc', '--max-articles', '2')
  assert.equal(status, 0)
  assert.match(stdout, /listing page/)
  assert.match(stdout, /solomon_islands +\/ sibc +Completed: 2 new/)
})

test('a source that never gave a record fails again, however often it is run', () => {
  for (let run = 0; run < 2; run++) {
    const { status, stdout } = regatta('run-all', 'thailand/nationthailand', '--json')
    const [row] = (JSON.parse(stdout) as Summary).scrapers
    assert.deepEqual([row?.status, row?.reason, status], ['failed', 'no_entries', 1])
  }
})

test('folders that cannot be used are said before anything starts', () => {
  writeFileSync(join(folder, 'a-file'), '')
  for (const flag of ['data-dir', 'log-dir', 'state-dir']) {
    const { status, stderr } = regatta('run-all', 'solomon_islands/sibc', `--${flag}`, 'a-file')
    assert.match(stderr, new RegExp(`a-file cannot be written to \\(ENOTDIR\\): name another folder with --${flag}`))
    assert.equal(status, 2)
  }
})

test('folders of configs that are not searched are named, and the others run', () => {
  const deep = join('configs', ...Array.from({ length: 12 }, (_, i) => `d${i}`))
  mkdirSync(join(folder, deep), { recursive: true })
  for (const words of [['--dry-run'], ['--max-articles', '1']]) {
    const { status, stderr } = regatta('run-all', 'solomon_islands/sibc', ...words)
    assert.match(stderr, /^regatta: configs\/d0\/.* is not looked into: it lies too deep/m)
    assert.equal(status, 0)
  }
  rmSync(join(folder, 'configs', 'd0'), { recursive: true })
})

test('--dry-run touches nothing', () => {
  const places = ['--data-dir', 'd', '--log-dir', 'l', '--state-dir', 's']
  const { status, stdout } = regatta('run-all', '--dry-run', ...places)
  assert.equal(status, 0)
  assert.match(stdout, /abc_au \(same source\), 7 scrapers/)
  for (const place of ['d', 'l', 's']) assert.equal(existsSync(join(folder, place)), false, place)
})

test('--detach leaves the run to the background; status and attach find it', () => {
  const detached = regatta('run-all', 'solomon_islands/sibc', '--detach', '--full')
  assert.equal(detached.status, 0, detached.stderr)
  const attached = regatta('attach', detached.stdout.trim(), '--json')
  assert.equal(attached.status, 0, attached.stderr)
  assert.equal((JSON.parse(attached.stdout) as Summary).run, detached.stdout.trim())
  assert.match(regatta('status').stdout, /sibc/)
  assert.equal(regatta('run-all', '--detach', '--sequential').status, 2)
})
