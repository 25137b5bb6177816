import type { FleetEvent } from '../vocabulary/run/event.ts'
import type { GuardedProcess } from './live/cursor-guard.ts'
import type { Palette } from './palette.ts'
import type { Screen } from './live/terminal.ts'

/** Shows a run while it goes on. Renders events and decides nothing. */
export interface View {
  handle(event: FleetEvent): void
  /** Ends the view and leaves the terminal in order; what was still to be printed is printed. Any number of times. */
  close(): void
  /** Stops for good without another byte: the terminal is gone. */
  detach(): void
}

export interface ViewOptions {
  out: Screen
  palette: Palette
  cwd: string
  /** Whether run_ended prints the summary table. True by default. */
  table?: boolean
  now?: () => number
  process?: GuardedProcess
}
