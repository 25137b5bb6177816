import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyState, follow, type FleetState } from '../../../../src/view/fleet-state.ts'
import {
  firstPanel,
  type Panel,
  type PanelRequest,
  pressKey,
  selectable,
} from '../../../../src/view/live/panel/panel.ts'
import { row } from '../../simulated-run.ts'

/** a and b run, a for longer; c failed before d. */
function fleet(): FleetState {
  const state = emptyState()
  const at = (second: number): string => new Date(second * 1000).toISOString()
  for (const [id, second] of [
    ['x/b', 2],
    ['x/a', 1],
    ['x/c', 1],
    ['x/d', 1],
    ['x/e', 1],
  ] as const) {
    follow(state, { type: 'scraper_started', id, at: at(second), pid: 1, log: `/logs/${id}.log`, attempt: 1 }, 0)
  }
  for (const [id, status] of [
    ['x/c', 'failed'],
    ['x/e', 'success'],
    ['x/d', 'failed'],
  ] as const) {
    const [country = '', source = ''] = id.split('/')
    follow(state, { type: 'scraper_ended', id, row: row({ country, source, status }) }, 0)
  }
  return state
}

function press(keys: string[], state = fleet()): { panel: Panel; requests: PanelRequest[] } {
  let panel = firstPanel()
  const requests: PanelRequest[] = []
  for (const key of keys) {
    const pressed = pressKey(panel, key, state, 10)
    panel = pressed.panel
    if (pressed.request !== undefined) requests.push(pressed.request)
  }
  return { panel, requests }
}

test('what runs longest is first, then what failed last; what went well cannot be selected', () => {
  const ids = (list: 'fleet' | 'failures'): string[] => selectable(fleet(), list).map(({ id }) => id)
  assert.deepEqual(ids('fleet'), ['x/a', 'x/b', 'x/d', 'x/c'])
  assert.deepEqual(ids('failures'), ['x/d', 'x/c'])
})

for (const [keys, selected] of [
  ['down', 'x/a'],
  ['down down', 'x/b'],
  ['down down down down down down', 'x/c'],
  ['up', 'x/a'],
  ['end', 'x/c'],
  ['end up', 'x/d'],
  ['page down', 'x/a'],
  ['down page down', 'x/c'],
  ['f down', 'x/d'],
  ['down f', null],
  ['down escape', null],
  ['z', null],
] as const) {
  test(`${keys} selects ${selected}`, () => {
    assert.equal(
      press(
        keys
          .replaceAll('page ', 'page_')
          .split(' ')
          .map((key) => key.replace('_', ' ')),
      ).panel.selected,
      selected,
    )
  })
}

test('enter shows the log of the selected one, and q leads back to where it was', () => {
  assert.equal(press(['enter']).panel.show, 'fleet')
  const { panel } = press(['f', 'down', 'enter', 'up', 'page up', 'down'])
  assert.deepEqual([panel.show, panel.selected, panel.back], ['log', 'x/d', 10])
  assert.deepEqual(press(['f', 'down', 'enter', 'up', 'q']).panel, {
    show: 'failures',
    selected: 'x/d',
    from: 'failures',
    back: 0,
  })
})

test('s asks first, only of what runs, and only y or s again mean it', () => {
  assert.deepEqual(press(['down', 's', 'y']).requests, [{ what: 'stop', id: 'x/a' }])
  assert.deepEqual(press(['down', 's', 's']).requests, [{ what: 'stop', id: 'x/a' }])
  for (const keys of [
    ['down', 's', 'n'],
    ['down', 's', 'enter'],
    ['s', 'y'],
    ['end', 's', 'y'],
    ['down', 's'],
  ]) {
    assert.deepEqual(press(keys).requests, [], keys.join(' '))
  }
})

test('p pauses the selected one, + and - change the slots', () => {
  assert.deepEqual(press(['p', 'down', 'p', '+', '-']).requests, [
    { what: 'pause', id: 'x/a' },
    { what: 'slots', by: 1 },
    { what: 'slots', by: -1 },
  ])
})

test('any key leaves the help', () => {
  assert.equal(press(['?']).panel.show, 'help')
  assert.equal(press(['f', '?', 'x']).panel.show, 'failures')
})

test('a scraper that ended while it was selected is selected no more by what follows', () => {
  const state = fleet()
  const { panel } = press(['down'], state)
  follow(state, { type: 'scraper_ended', id: 'x/a', row: row({ country: 'x', source: 'a', status: 'success' }) }, 0)
  assert.deepEqual(pressKey(panel, 'p', state, 10), { panel })
  assert.equal(pressKey(panel, 'down', state, 10).panel.selected, 'x/b')
})
