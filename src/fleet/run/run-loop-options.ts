import type { UnitOptions } from '../../processes/start-unit.ts'
import type { FleetEvent } from '../../vocabulary/run/event.ts'
import type { TreeMemorySpan } from '../../vocabulary/run/summary-statistics.ts'
import type { Machine } from '../capacity/slots.ts'
import type { RunControl } from './control.ts'
import type { LookUpName } from './offline.ts'

export interface RunLoopOptions extends Omit<UnitOptions, 'run'> {
  stateDir: string
  emit: (event: FleetEvent) => void
  control: RunControl
  machine?: Machine | undefined
  resolve?: LookUpName | undefined
  /** What the tree of processes holds and held; unknown where it is absent. */
  memory?: () => TreeMemorySpan | null
  /** What it held at the last look, in units of 1,048,576 bytes. */
  memory_mb?: () => number | null
}
