import assert from 'node:assert/strict'
import { test } from 'node:test'
import { width } from '../../../src/view/cell.ts'
import { createPalette } from '../../../src/view/palette.ts'
import { closingLines, type RunChanges } from '../../../src/view/screens/closing-lines.ts'
import { row, summary } from '../simulated-run.ts'

const layout = { palette: createPalette({ color: false, ascii: true }), columns: undefined, cwd: '/' }
const none: RunChanges = { newly_failed: [], recovered: [], fewer: [] }
const failed = (source: string, reason: 'no_entries' | 'host_down' | 'invalid_config' | 'spawn_error' | null) =>
  row({ country: 'palau', source, status: 'failed', reason })

test('failures come last, each with its reason in words and what to type, then how to run them again', () => {
  const rows = [
    failed('b', 'host_down'),
    row({}),
    failed('a', 'no_entries'),
    failed('c', 'invalid_config'),
    failed('d', 'spawn_error'),
  ]
  assert.deepEqual(closingLines(summary(rows), none, layout), [
    'Failed (4):',
    'x palau/a: no entry was found on its listing pages (no_entries)',
    '    regatta check palau/a --live 3',
    'x palau/b: the site cannot be reached, or answers with errors only (host_down)',
    '    regatta logs palau/b',
    'x palau/c: its config cannot be used (invalid_config)',
    '    regatta check palau/c',
    'x palau/d: its process could not be started (spawn_error)',
    '    regatta doctor',
    'To run them again: regatta retry --failed',
  ])
})

test('a run that was stopped says how to finish it; one that went well, or was not due, says nothing', () => {
  const stopped = [row({ status: 'interrupted', reason: 'stopped' }), row({ status: 'skipped', reason: 'stopped' })]
  assert.deepEqual(closingLines(summary(stopped), none, layout), ['To run them again: regatta retry --unfinished'])
  assert.deepEqual(
    closingLines(summary([...stopped, failed('a', 'host_down')]), none, layout).at(-1),
    'To run them again: regatta retry --failed, regatta retry --unfinished',
  )
  assert.deepEqual(closingLines(summary([row({}), row({ status: 'skipped', reason: 'not_due' })]), none, layout), [])
})

test('of many failures the first are listed, and no line is wider than the terminal', () => {
  const rows = Array.from({ length: 30 }, (_, i) =>
    failed(`a_newspaper_with_a_long_name_${String(i).padStart(2, '0')}`, 'host_down'),
  )
  const lines = closingLines(summary(rows), none, { ...layout, columns: 60 })
  assert.equal(lines.length, 1 + 16 + 1 + 1)
  assert.equal(lines.at(-2), '... and 22 more: regatta status --failed')
  for (const line of lines) assert.ok(width(line) <= 60, line)
})

test('what changed since the last run stands before them', () => {
  const changes = {
    newly_failed: [failed('a', 'host_down')],
    recovered: ['b', 'c', 'd', 'e', 'f'].map((source) => row({ country: 'fiji', source })),
    fewer: [{ row: row({ country: 'fiji', source: 'sun' }), before: 400 }],
  }
  const [line] = closingLines(summary([row({})]), changes, layout)
  assert.match(
    line!,
    /^Since the last run: 1 newly failed \(palau\/a\); 5 recovered \(fiji\/b, fiji\/c, fiji\/d, fiji\/e and 1 more\); /,
  )
  assert.match(line!, /1 far fewer entries \(fiji\/sun \d+ instead of 400\)$/)
})
