import type { FleetState } from '../../fleet-state.ts'
import type { Palette } from '../../palette.ts'
import type { ViewControls } from '../../view.ts'
import { frame, type Size } from '../frame.ts'
import { openKeyboard } from './keyboard.ts'
import { firstPanel, pressKey } from './panel.ts'
import { panelFrame } from './panel-frame.ts'

/** On a lower screen the scrapers need every line. */
const ROWS_FOR_HINT = 12
/** How long it is said what became of a request, in ms. */
const SAID_MS = 5000

/** The moving part of the live view, as the keys want it; the usual frame where there are no keys. */
export interface LivePanel {
  frame(state: FleetState, size: Size, now: number): string[]
  grab(): void
  release(): void
}

/** `state` is the one that is drawn; `draw` is called after each key. */
export function createLivePanel({ palette, controls, draw, state }: LivePanelOptions): LivePanel {
  if (controls === undefined) {
    return { frame: (of, size, now) => frame(of, size, now, palette), grab: () => undefined, release: () => undefined }
  }
  let panel = firstPanel()
  let page = 10
  let said = { text: '', until: 0 }
  const keyboard = openKeyboard(controls.input, (key) => {
    const pressed = pressKey(panel, key, state, page)
    panel = pressed.panel
    said = { text: '', until: 0 }
    if (pressed.request !== undefined) {
      const text = controls.act(pressed.request, { run: state.run, slots: state.max_parallel })
      said = { text, until: Date.now() + SAID_MS }
    }
    draw()
  })
  const withHint = (of: FleetState, size: Size, now: number): string[] => {
    if (size.rows < ROWS_FOR_HINT || !keyboard.isGrabbed) return frame(of, size, now, palette)
    return [...frame(of, { ...size, rows: size.rows - 1 }, now, palette), palette.faint('? shows the keys')]
  }
  return {
    frame(of, size, now) {
      page = Math.max(1, size.rows - 4)
      const text = Date.now() < said.until ? said.text : ''
      if (panel.show === 'fleet' && panel.selected === null && text === '') return withHint(of, size, now)
      return panelFrame(panel, of, { size, now, palette, readLog: controls.readLog, said: text })
    },
    grab: () => keyboard.grab(),
    release: () => keyboard.release(),
  }
}

interface LivePanelOptions {
  palette: Palette
  controls: ViewControls | undefined
  draw: () => void
  state: FleetState
}
