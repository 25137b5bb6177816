import { counted } from '../../../vocabulary/text/counted.ts'
import { MANY } from './timetable.ts'
import type { RunEnding, ScheduleEvent } from './schedule-event.ts'

/** An event as one line for people; null for one that --quiet suppresses. */
export function scheduleLine(
  event: ScheduleEvent,
  at: Date,
  { zone, quiet }: { zone: string | null; quiet: boolean },
): string | null {
  const clock = (time: Date): string => clockIn(time, zone)
  const minor =
    event.type === 'waiting' || event.type === 'started' || (event.type === 'ended' && event.exit_code === 0)
  return quiet && minor ? null : `${clock(at)} schedule: ${describe(event, clock)}\n`
}

/** The same as one line of JSON; times are ISO. */
export function scheduleJson(event: ScheduleEvent, at: Date): string {
  return `${JSON.stringify({ at: at.toISOString(), ...event })}\n`
}

/** 2026-11-21 12:00:00 in a time zone, null being that of the machine. */
export function clockIn(time: Date, zone: string | null): string {
  const zoned = zone === null ? {} : { timeZone: zone }
  // The Swedish way to write a time is this one.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', ...zoned }).format(time)
}

function describe(event: ScheduleEvent, clock: (time: Date) => string): string {
  switch (event.type) {
    case 'waiting':
      return event.next === null ? 'there is no further time' : `the next run is at ${clock(event.next)}`
    case 'started':
      return `the run of ${clock(event.time)} starts${event.times > 1 ? `, for ${many(event.times)} that have passed` : ''}`
    case 'ended':
      return `the run of ${clock(event.time)} ${howItEnded(event)}`
    case 'queued':
      return `a run is still running; the one of ${clock(event.time)} follows it`
    case 'skipped':
      return event.reason === 'overlap'
        ? `the last run is still running; the one of ${clock(event.time)} is skipped`
        : `missed ${many(event.times)}, the last one at ${clock(event.time)} (--catch-up makes up for them)`
    case 'locked':
      return `another run holds the state directory; the run of ${clock(event.time)} ${event.again ? 'starts once it is free' : 'is skipped'}`
    case 'clock_set_back':
      return `the clock was set back from ${clock(event.from)} to ${clock(event.to)}; the new time counts`
    case 'stopping':
      return `${event.signal}: no further runs; a running one stops gracefully, a second signal kills it`
    case 'stopped':
      return 'ended'
  }
}

function many(times: number): string {
  return times >= MANY ? `${MANY} times or more` : counted(times, 'time')
}

function howItEnded({ exit_code, signal, error }: RunEnding): string {
  if (error !== null) return `could not be started: ${error}`
  if (signal !== null) return `was killed (${signal}); the next run takes over what it left running`
  if (exit_code === 0) return 'succeeded'
  if (exit_code === 1) return 'ended with failures (exit code 1)'
  return exit_code === 2 ? 'had nothing to run (exit code 2)' : `ended with exit code ${exit_code}`
}
