import type { FleetEvent } from '../vocabulary/run/event.ts'
import type { GuardedProcess } from './live/cursor-guard.ts'
import type { Palette } from './palette.ts'
import type { Screen } from './live/terminal.ts'
import type { KeyInput } from './live/panel/keyboard.ts'
import type { PanelRequest } from './live/panel/panel.ts'
import type { ReadLog } from './live/panel/panel-frame.ts'

/** Shows a run while it goes on. Renders events and decides nothing. */
export interface View {
  handle(event: FleetEvent): void
  /** Ends the view and leaves the terminal in order; what was still to be printed is printed. Any number of times. */
  close(): void
  /** Stops for good without another byte: the terminal is gone. */
  detach(): void
}

/** What a person at a terminal may do by keys. */
export interface ViewControls {
  input: KeyInput
  readLog: ReadLog
  /** Carries out what a key asks of a run with so many slots; returns what became of it, as a sentence. */
  act: (request: PanelRequest, run: { run: string; slots: number }) => string
}

export interface ViewOptions {
  out: Screen
  palette: Palette
  cwd: string
  /** Whether run_ended prints the summary table. True by default. */
  table?: boolean
  now?: () => number
  process?: GuardedProcess
  /** Without them no key is read. */
  controls?: ViewControls | undefined
}

/** The same, with what was left to the defaults. */
export type FullViewOptions = Required<Omit<ViewOptions, 'controls'>> & Pick<ViewOptions, 'controls'>
