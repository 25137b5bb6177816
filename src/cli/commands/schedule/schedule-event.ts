import type { Summary } from '../../../vocabulary/run/summary.ts'

/** How a run ended, as far as the process that started it knows. */
export interface RunEnding {
  exit_code: number | null
  signal: string | null
  /** Why it could not be started; null when it could. */
  error: string | null
  /** Its id, and how it went, where it came so far as to have them. */
  run: string | null
  totals: Summary['totals'] | null
}

/** What happens to a schedule: a closed list. `time` is the time of the timetable that it is about. */
export type ScheduleEvent =
  | { type: 'waiting'; next: Date | null }
  /** `times`: for how many times of the timetable; more than one after a pause. */
  | { type: 'started'; time: Date; times: number; pid: number | null }
  | ({ type: 'ended'; time: Date } & RunEnding)
  | { type: 'queued'; time: Date }
  | { type: 'skipped'; time: Date; times: number; reason: 'overlap' | 'missed' }
  /** Another run held the state directory; `again`: tried as soon as it is free. */
  | { type: 'locked'; time: Date; again: boolean }
  | { type: 'clock_set_back'; from: Date; to: Date }
  | { type: 'stopping'; signal: string }
  | { type: 'stopped'; exit_code: number }
