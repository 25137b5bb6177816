import assert from 'node:assert/strict'
import { test } from 'node:test'
import { width } from '../../../src/view/cell.ts'
import { createPalette } from '../../../src/view/palette.ts'
import { planLines } from '../../../src/view/screens/plan-view.ts'
import type { PlanReport } from '../../../src/vocabulary/run/plan.ts'

const layout = {
  palette: createPalette({ color: false, ascii: true }),
  columns: undefined,
  cwd: '/',
  command: (id: string) => `regatta run ${id} --full`,
}

const plan: PlanReport = {
  singles: [
    { country: 'fiji', source: 'fiji_sun', config: 'configs/fiji/fiji_sun.yaml' },
    { country: 'tonga', source: 'matangi', config: 'configs/tonga/matangi.yaml' },
  ],
  groups: [
    {
      name: 'abc_au',
      reason: 'same source',
      members: [
        { country: 'guam', source: 'abc_au', config: 'configs/guam/abc_au.yaml' },
        { country: 'palau', source: 'abc_au', config: 'configs/palau/abc_au.yaml' },
      ],
    },
  ],
  invalid: [{ file: 'configs/fiji/bad.yaml', line: 4, column: 14, message: 'listing.type must be one of pagination' }],
  not_due: [{ country: 'fiji', source: 'sibc', detail: 'it last ran at noon' }],
  max_parallel: 8,
  order: [
    { unit: 'tonga/matangi', kind: 'single', scrapers: 1, expected_seconds: 750 },
    { unit: 'abc_au', kind: 'group', scrapers: 2, expected_seconds: 100.5 },
    { unit: 'fiji/fiji_sun', kind: 'single', scrapers: 1, expected_seconds: null },
  ],
  expected_seconds: 750,
  bounded_by: 'tonga/matangi',
}

test('the plan says what starts, in which order and why, what cannot, and how long it takes', () => {
  assert.deepEqual(planLines(plan, layout), [
    '6 configurations: 2 single-country, 1 multi-country group with 2, 1 not due, 1 invalid; up to 8 at once',
    '',
    'Single-country scrapers, side by side (with their place in the order of starts):',
    '    1  tonga/matangi  ~12:30  configs/tonga/matangi.yaml',
    '       would run: regatta run tonga/matangi --full',
    '    3  fiji/fiji_sun          configs/fiji/fiji_sun.yaml',
    '       would run: regatta run fiji/fiji_sun --full',
    '',
    'Groups, one member after the other:',
    '    2  abc_au (same source), 2 scrapers  ~01:41',
    '         1. guam/abc_au',
    '            would run: regatta run guam/abc_au --full',
    '         2. palau/abc_au',
    '            would run: regatta run palau/abc_au --full',
    '',
    'Not due:',
    '  fiji/sibc: it last ran at noon',
    '',
    'Invalid, would be reported as failed:',
    '  configs/fiji/bad.yaml:4:14: listing.type must be one of pagination',
    '',
    'Expected time: about 12:30, bounded by tonga/matangi',
    '[DRY RUN] nothing was started, nothing was written',
  ])
})

test('without history, groups and invalid ones there is nothing to say of them', () => {
  const [single] = plan.order
  const lines = planLines(
    {
      ...plan,
      groups: [],
      invalid: [],
      not_due: [],
      order: [{ ...single!, expected_seconds: null }],
      expected_seconds: null,
    },
    layout,
  )
  assert.deepEqual(lines.slice(2), [
    'Single-country scrapers, side by side (with their place in the order of starts):',
    '    1  tonga/matangi  configs/tonga/matangi.yaml',
    '       would run: regatta run tonga/matangi --full',
    '',
    'Expected time: not known before a first run',
    '[DRY RUN] nothing was started, nothing was written',
  ])
})

test('a terminal gets lines of its width, and nothing that could move its cursor', () => {
  const evil = {
    ...plan,
    invalid: [{ file: 'configs/\u001b[2J.yaml', line: 1, column: 1, message: 'x\r\ny'.repeat(30) }],
  }
  for (const line of planLines(evil, { ...layout, columns: 40 }).slice(0, -1)) {
    assert.ok(width(line) <= 40, line)
    // oxlint-disable-next-line no-control-regex -- control characters are the matter
    assert.doesNotMatch(line, /[\u0000-\u001f]/)
  }
})
