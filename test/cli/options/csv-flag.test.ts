import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { main } from '../../../src/cli/main.ts'
import { scratchFolder } from '../../store/scratch.ts'
import { paperIo } from '../paper-io.ts'

test('rows are printed as JSON or as CSV, and not as both at once', async (t) => {
  const cwd = scratchFolder(t)
  mkdirSync(join(cwd, 'configs/fiji'), { recursive: true })
  writeFileSync(join(cwd, 'configs/fiji/sun.yaml'), 'name: Sun\n')
  const call = async (...words: string[]): Promise<{ code: number; out: string; err: string }> => {
    const io = paperIo({ cwd })
    const code = await main(words, io)
    return { code, out: io.stdout.text, err: io.stderr.text }
  }
  assert.equal(JSON.parse((await call('list', '--json')).out)[0].source, 'sun')
  assert.match((await call('list', '--csv')).out, /fiji,sun,/)
  for (const flag of ['--json', '--csv']) assert.match((await call('status', flag)).err, /no run/, flag)
  for (const command of ['list', 'status']) {
    const both = await call(command, '--csv', '--json')
    assert.deepEqual([both.code, both.out], [2, ''], command)
    assert.match(both.err, /--csv does not go with --json/)
  }
})
