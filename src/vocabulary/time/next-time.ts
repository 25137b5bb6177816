/** A time of day on the clock of this machine. */
export interface TimeOfDay {
  hour: number
  minute: number
}

/** '06:00'; null for anything else. */
export function parseTimeOfDay(text: string): TimeOfDay | null {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  return { hour: Number(hour), minute: Number(minute) }
}

/** The next moment, after now, at which the clock of this machine shows that time. */
export function nextTime({ hour, minute }: TimeOfDay, now = new Date()): Date {
  const next = new Date(now)
  next.setHours(hour, minute, 0, 0)
  if (next <= now) next.setDate(next.getDate() + 1)
  return next
}
