import type { FleetState, Follow } from '../../fleet-state.ts'
import type { Key } from './read-keys.ts'

/** What the keys have chosen to see, in the place of the usual frame. */
export interface Panel {
  /** `fleet` without a selection is the usual frame. */
  show: 'fleet' | 'failures' | 'log' | 'help' | 'confirm'
  /** Of the list, by country/source. */
  selected: string | null
  /** Where `log` and `confirm` lead back to. */
  from: 'fleet' | 'failures'
  /** Of the log, how many lines above its end. */
  back: number
}

/** What a key asks of the run. `slots`: by how many more or fewer. */
export type PanelRequest = { what: 'stop' | 'pause'; id: string } | { what: 'slots'; by: 1 | -1 }

/** The panel before any key. */
export function firstPanel(): Panel {
  return { show: 'fleet', selected: null, from: 'fleet', back: 0 }
}

/** Those that can be selected: what runs, longest first, then what failed, last first; or the failures alone. */
export function selectable(state: FleetState, list: 'fleet' | 'failures'): Follow[] {
  const failed = [...state.failed].reverse()
  if (list === 'failures') return failed
  const since = ({ at }: Follow): number => (at.phase === 'running' ? at.since : 0)
  return [...[...state.running].sort((a, b) => since(a) - since(b)), ...failed]
}

/** The panel after a key, and what the key asks of the run. `page`: lines of a screen. */
export function pressKey(
  panel: Panel,
  key: Key,
  state: FleetState,
  page: number,
): { panel: Panel; request?: PanelRequest } {
  switch (panel.show) {
    case 'help':
      return { panel: { ...panel, show: panel.from } }
    case 'log':
      return { panel: keyInLog(panel, key, page) }
    case 'confirm': {
      const back: Panel = { ...panel, show: panel.from }
      const id = key === 'y' || key === 's' ? panel.selected : null
      return id === null ? { panel: back } : { panel: back, request: { what: 'stop', id } }
    }
    case 'fleet':
    case 'failures':
      return keyInList(panel, panel.show, key, state, page)
  }
}

function keyInLog(panel: Panel, key: Key, page: number): Panel {
  const step = STEPS[key]
  if (step !== undefined)
    return { ...panel, back: Math.max(0, panel.back - step * (key.startsWith('page') ? page : 1)) }
  if (key === 'end') return { ...panel, back: 0 }
  return LEAVES.has(key) ? { ...panel, show: panel.from, back: 0 } : panel
}

function keyInList(
  panel: Panel,
  list: 'fleet' | 'failures',
  key: Key,
  state: FleetState,
  page: number,
): { panel: Panel; request?: PanelRequest } {
  const all = selectable(state, list)
  const at = all.findIndex(({ id }) => id === panel.selected)
  const go = (index: number): { panel: Panel } => {
    const selected = all[Math.max(0, Math.min(all.length - 1, index))]?.id ?? null
    return { panel: { ...panel, selected } }
  }
  const step = STEPS[key]
  if (step !== undefined) return go(at === -1 ? 0 : at + step * (key.startsWith('page') ? page : 1))
  if (key === 'home') return go(0)
  if (key === 'end') return go(all.length - 1)
  const id = at === -1 ? null : panel.selected
  switch (key) {
    case '?':
      return { panel: { ...panel, show: 'help', from: list } }
    case 'f':
      return { panel: { ...firstPanel(), show: list === 'failures' ? 'fleet' : 'failures' } }
    case 'escape':
    case 'q':
      return { panel: firstPanel() }
    case 'enter':
      return { panel: id === null ? panel : { ...panel, show: 'log', from: list, back: 0 } }
    case 's':
      return {
        panel: id === null || all[at]!.at.phase !== 'running' ? panel : { ...panel, show: 'confirm', from: list },
      }
    case 'p':
      return id === null ? { panel } : { panel, request: { what: 'pause', id } }
    case '+':
      return { panel, request: { what: 'slots', by: 1 } }
    case '-':
      return { panel, request: { what: 'slots', by: -1 } }
    default:
      return { panel }
  }
}

const STEPS: Record<Key, number> = { up: -1, down: 1, k: -1, j: 1, 'page up': -1, 'page down': 1 }
const LEAVES = new Set<Key>(['escape', 'q', 'enter'])
