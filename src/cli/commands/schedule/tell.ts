import { counted } from '../../../vocabulary/counted.ts'
import { MANY } from './timetable.ts'
import type { Ending, Told } from './told.ts'

/** What is told as one line for people; null for what is not worth one with --quiet. */
export function toldLine(
  told: Told,
  at: Date,
  { zone, quiet }: { zone: string | null; quiet: boolean },
): string | null {
  const clock = (time: Date): string => clockIn(time, zone)
  const said = words(told, clock)
  const minor = told.type === 'waiting' || told.type === 'started' || (told.type === 'ended' && told.exit_code === 0)
  return quiet && minor ? null : `${clock(at)} schedule: ${said}\n`
}

/** The same as one line of JSON; times are ISO. */
export function toldJson(told: Told, at: Date): string {
  return `${JSON.stringify({ at: at.toISOString(), ...told })}\n`
}

/** 2026-11-21 12:00:00 in a time zone, null being that of the machine. */
export function clockIn(time: Date, zone: string | null): string {
  const zoned = zone === null ? {} : { timeZone: zone }
  // The Swedish way to write a time is this one.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', ...zoned }).format(time)
}

function words(told: Told, clock: (time: Date) => string): string {
  switch (told.type) {
    case 'waiting':
      return told.next === null ? 'no time comes any more' : `the next run is at ${clock(told.next)}`
    case 'started':
      return `the run of ${clock(told.time)} starts${told.times > 1 ? `, for ${many(told.times)} that have passed` : ''}`
    case 'ended':
      return `the run of ${clock(told.time)} ${howItEnded(told)}`
    case 'queued':
      return `a run is still going on; that of ${clock(told.time)} follows it`
    case 'skipped':
      return told.reason === 'overlap'
        ? `the last run is still going on; that of ${clock(told.time)} is left out`
        : `${many(told.times)} passed unseen, the last one at ${clock(told.time)} (--catch-up makes up for them)`
    case 'locked':
      return `another run holds the state directory; that of ${clock(told.time)} ${told.again ? 'starts once it is free' : 'is left out'}`
    case 'clock_set_back':
      return `the clock was put back from ${clock(told.from)} to ${clock(told.to)}; the new time counts`
    case 'stopping':
      return `${told.signal}: no further run; one that is going on ends politely, a second signal kills it`
    case 'stopped':
      return 'ended'
  }
}

function many(times: number): string {
  return times >= MANY ? `${MANY} times or more` : counted(times, 'time')
}

function howItEnded({ exit_code, signal, error }: Ending): string {
  if (error !== null) return `could not be started: ${error}`
  if (signal !== null) return `was killed (${signal}); what it left running is taken over by the next one`
  if (exit_code === 0) return 'has ended well'
  if (exit_code === 1) return 'has ended, with failures (exit code 1)'
  return exit_code === 2 ? 'had nothing that it could run (exit code 2)' : `has ended with exit code ${exit_code}`
}
