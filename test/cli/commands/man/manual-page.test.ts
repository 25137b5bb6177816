import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { COMMANDS } from '../../../../src/cli/commands.ts'
import { manualPage } from '../../../../src/cli/commands/man/manual-page.ts'
import { scratchFolder } from '../../../store/scratch.ts'

const skip = spawnSync('man', ['--version']).status !== 0 && 'needs man'

test('man renders the page without a warning: every command and flag, as they are typed', { skip }, async (t) => {
  const path = join(scratchFolder(t), 'regatta.1')
  writeFileSync(path, await manualPage(COMMANDS))
  const env = { ...process.env, MANWIDTH: '100', MANROFFSEQ: '', LC_ALL: 'C', MAN_KEEP_FORMATTING: '' }
  const { stdout, stderr } = spawnSync('man', ['--warnings=w', '-l', path], { env, encoding: 'utf8' })
  assert.equal(stderr, '')
  for (const name of Object.keys(COMMANDS)) assert.match(stdout, new RegExp(`^ +regatta ${name}\\b`, 'm'))
  assert.match(stdout, /^ +--max-parallel <value>$/m)
  assert.match(stdout, /^ +-f, --follow$/m)
  assert.match(stdout, /regatta run-all 'fiji\/\*'/)
})
