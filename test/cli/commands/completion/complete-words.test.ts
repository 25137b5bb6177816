import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { completeWords } from '../../../../src/cli/commands/completion/complete-words.ts'
import { COMMANDS } from '../../../../src/cli/commands.ts'
import { main } from '../../../../src/cli/main.ts'
import { scratchFolder } from '../../../store/scratch.ts'
import { paperIo } from '../../paper-io.ts'

function places(t: TestContext): { configDir: string; stateDir: string } {
  const folder = scratchFolder(t)
  mkdirSync(join(folder, 'configs/palau'), { recursive: true })
  for (const name of ['island_times', 'abc_au', '_parked'])
    writeFileSync(join(folder, `configs/palau/${name}.yaml`), '')
  mkdirSync(join(folder, 'state/runs/20261121_115902_aaaa'), { recursive: true })
  return { configDir: join(folder, 'configs'), stateDir: join(folder, 'state') }
}

async function words(t: TestContext, line: string): Promise<string[]> {
  return (await completeWords(line.split(' '), places(t), COMMANDS)).map(({ word }) => word)
}

for (const [line, found] of [
  ['sta', ['status']],
  ['--v', ['--version']],
  ['run-all palau/', ['palau/', 'palau/abc_au', 'palau/island_times']],
  ['run-all --exclude palau/i', ['palau/island_times']],
  ['stop 2026', ['20261121_115902_aaaa']],
  ['logs --run 2026', ['20261121_115902_aaaa']],
  ['run-all --preset=s', ['--preset=small']],
  ['run-all --log-level w', ['warn']],
  ['run-all --state-dir x --max-f', ['--max-failures']],
  ['list --cs', ['--csv']],
  ['nothing-of-ours x', []],
  ['run-all --timeout 3', []],
] as const) {
  test(`${line}|`, async (t) => assert.deepEqual(await words(t, line), found))
}

test('every command and its own flags are offered, each once and with what it means', async (t) => {
  const commands = await completeWords([''], places(t), COMMANDS)
  assert.deepEqual(
    commands.map(({ word }) => word).filter((word) => !word.startsWith('-')),
    Object.keys(COMMANDS).toSorted(),
  )
  for (const name of Object.keys(COMMANDS)) {
    const flags = await completeWords([name, '--'], places(t), COMMANDS)
    assert.equal(new Set(flags.map(({ word }) => word)).size, flags.length, name)
    assert.ok(
      flags.every(({ what }) => what !== ''),
      name,
    )
  }
})

test('the command prints one candidate a line, and scripts of three shells', async () => {
  const io = paperIo()
  assert.equal(await main(['completion', 'words', '--', 'doc'], io), 0)
  assert.match(io.stdout.text, /^doctor\t.+\n$/)
  for (const shell of ['bash', 'zsh', 'fish']) {
    const out = paperIo()
    assert.equal(await main(['completion', shell], out), 0)
    assert.match(out.stdout.text, /completion words --/)
  }
  const wrong = paperIo()
  assert.equal(await main(['completion', 'csh'], wrong), 2)
})
