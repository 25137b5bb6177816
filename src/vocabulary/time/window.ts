import { twoDigits } from '../text/two-digits.ts'

/** Hours of the day in which something may start: from 22:00 to 06:00 goes over midnight. */
export interface Window {
  /** Minutes after midnight, 0 to 1439. */
  from: number
  /** Minutes after midnight, 1 to 1440; not in the window any more. */
  to: number
  /** IANA time zone; null is that of the machine. */
  zone: string | null
}

const FORM = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})(?:\s+(\S+))?$/

/**
 * Reads '22:00-06:00' or '22:00-06:00 Pacific/Fiji'; null for anything else, an empty window and unknown zones
 * included.
 */
export function parseWindow(text: string): Window | null {
  const parts = FORM.exec(text.trim())
  if (parts === null) return null
  const [from, to] = [minutes(parts[1]!, parts[2]!), minutes(parts[3]!, parts[4]!)]
  const zone = parts[5] ?? null
  if (from === null || to === null || from === to || (zone !== null && !isZone(zone))) return null
  return { from: from % 1440, to: to === 0 ? 1440 : to, zone }
}

/** Whether a moment lies in the window. */
export function isOpen({ from, to, zone }: Window, moment: Date): boolean {
  const now = minuteOfDay(moment, zone)
  return from < to ? now >= from && now < to : now >= from || now < to
}

/** '21:30', as the clock of the window shows it. */
export function clockOf({ zone }: Window, moment: Date): string {
  const now = minuteOfDay(moment, zone)
  return `${twoDigits(Math.floor(now / 60))}:${twoDigits(now % 60)}`
}

function minuteOfDay(moment: Date, zone: string | null): number {
  if (zone === null) return moment.getHours() * 60 + moment.getMinutes()
  const parts = formatterOf(zone).formatToParts(moment)
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return value('hour') * 60 + value('minute')
}

/** Kept by zone, of which there are a few hundred: making one takes longer than using it a hundred times. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const fresh = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  formatters.set(timeZone, fresh)
  return fresh
}

function minutes(hours: string, rest: string): number | null {
  const total = Number(hours) * 60 + Number(rest)
  return Number(rest) < 60 && total <= 1440 ? total : null
}

/** Whether there is a time zone of this name. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Why nothing of this window may start now, as a sentence; null when it may. */
export function whyClosed(window: string | null | undefined, now: Date): string | null {
  const hours = window == null ? null : parseWindow(window)
  if (hours === null || isOpen(hours, now)) return null
  return `its window is ${window}, and it is ${clockOf(hours, now)}`
}

/** `whyClosed` of many at one moment: a fleet has few windows, and thousands of scrapers that wait for them. */
export function closedAt(now: Date): (window: string | null | undefined) => string | null {
  const known = new Map<string, string | null>()
  return (window) => {
    if (window == null) return null
    const found = known.get(window)
    if (found !== undefined) return found
    const why = whyClosed(window, now)
    known.set(window, why)
    return why
  }
}
