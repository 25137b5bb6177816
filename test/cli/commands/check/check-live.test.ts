import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { demoFolder, PROGRAM } from '../../demo-folder.ts'

const { folder, regatta } = demoFolder()

test('--live shows what comes out of a few articles, and stores nothing', () => {
  const { status, stdout } = regatta('check', 'solomon_islands/sibc', '--live', '2')
  assert.match(stdout, /^solomon_islands\/sibc success: \d+ entries on the listing page, 2 records$/m)
  assert.equal(stdout.match(/characters: /g)?.length, 2)
  assert.equal(status, 0)
  assert.equal(existsSync(join(folder, 'data')), false)
  assert.equal(existsSync(join(folder, '.regatta')), false)
})

const hasScript = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '')
const skip = !hasScript && 'needs the script of util-linux for a terminal'

/** The same on a terminal of 100 columns. */
function onTerminal(words: string): string {
  const { NO_COLOR: _, CI: __, ...env } = process.env
  const command = `stty cols 100 rows 24; exec "${process.execPath}" "${PROGRAM}" ${words}`
  return spawnSync('script', ['-qfec', command, '/dev/null'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, TERM: 'xterm' },
  }).stdout.replaceAll('\r\n', '\n')
}

test('--live on a terminal also shows which source is being tried, until it was', { skip }, () => {
  const words = 'check solomon_islands/sibc thailand/nationthailand --live 1'
  const piped = regatta(...words.split(' ')).stdout
  const shown = onTerminal(words)
  const text = stripVTControlCharacters(shown)
  const at = ['solomon_islands/sibc, 1 of 2', 'solomon_islands/sibc success', 'thailand/nationthailand, 2 of 2'].map(
    (part) => text.indexOf(part),
  )
  assert.ok(at[0]! >= 0 && at.every((place, i) => i === 0 || place > at[i - 1]!), text)
  for (const line of piped.trimEnd().split('\n')) assert.ok(text.includes(line), line)
  assert.ok(shown.lastIndexOf('\u001b[?25h') > shown.lastIndexOf('\u001b[?25l'), 'the cursor is back')
  assert.match(text, /^[\d :.-]+ ERROR scraper ended: failed /m)
  assert.doesNotMatch(piped, /, 1 of 2/)
  assert.doesNotMatch(onTerminal(`${words} --json`), /, 1 of 2/)
})

test('--live says why nothing came, and the exit code says that it did not', () => {
  const { status, stdout } = regatta('check', 'thailand/nationthailand', '--live', '1', '--json')
  const { invalid, live } = JSON.parse(stdout)
  assert.equal(invalid, 0)
  assert.deepEqual([live[0].status, live[0].reason, live[0].records], ['failed', 'no_entries', []])
  assert.equal(status, 1)
})
