import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { main } from '../../../src/cli/main.ts'
import { inputFileFault } from '../../../src/cli/session/input-file.ts'
import { scratchFolder } from '../../store/scratch.ts'
import { paperIo } from '../paper-io.ts'

const COMMANDS: ((file: string) => string[])[] = [
  (file) => ['hours', '--batch', file],
  (file) => ['discover', file],
  (file) => ['discover', '--batch', file],
  (file) => ['extract', '--batch', file],
  (file) => ['extract', file],
  (file) => ['records', file, '--phone', 'p'],
]

test('a file that is not there, and a folder in its place, are named by every command alike', async (t) => {
  const cwd = scratchFolder(t)
  mkdirSync(join(cwd, 'folder.csv'))
  for (const command of COMMANDS) {
    for (const [file, sentence] of [
      ['gone.csv', /^regatta: there is no file gone\.csv\n/],
      ['folder.csv', /^regatta: folder\.csv(?: is a folder, not a file|: there are no stores in it)\n/],
    ] as const) {
      const io = paperIo({ cwd })
      assert.notEqual(await main(command(file), io), 0, command(file).join(' '))
      assert.match(io.stderr.text, sentence)
    }
  }
})

test('a file has no fault', (t) => {
  const file = join(scratchFolder(t), 'a.html')
  writeFileSync(file, '')
  assert.equal(inputFileFault(file, 'a.html'), null)
  assert.equal(inputFileFault('/dev/null', '/dev/null'), null, 'a device can be read')
})

test('without a folder of configs that is said once, with where they are expected', async (t) => {
  const cwd = scratchFolder(t)
  for (const words of [['check'], ['check', 'fiji/sun'], ['list'], ['run-all'], ['run', 'fiji/sun']]) {
    const io = paperIo({ cwd })
    assert.equal(await main([...words, '--config-dir', 'configs'], io), 2)
    assert.match(
      io.stderr.text,
      /^regatta: there is no folder \S+: configs are expected there as [^\n]+\n$/,
      words.join(' '),
    )
  }
})
