/** A service and how often it may be asked. */
export interface ServiceSettings {
  url: string
  /** Requests a second; null for the provider's own rule. */
  perSecond: number | null
  /** Requests a day; null for no limit. */
  perDay: number | null
}

/** The flags of a service, as they were typed. */
interface ServiceFlags {
  /** The flag that holds the URL, and the stem of the others: `--geocode-url`, `--geocode`. */
  flag: string
  stem: string
  url: string
  rate: string | undefined
  daily: string | undefined
}

/** What the flags say about a service, or what is wrong with them. */
export function readService({ flag, stem, url, rate, daily }: ServiceFlags): ServiceSettings | string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return `${flag} must be a web address: current value is '${url}'`
  const perSecond = rate === undefined ? null : Number(rate)
  if (perSecond !== null && !(perSecond > 0)) {
    return `${stem}-rate must be a number above 0: current value is '${rate}'`
  }
  const perDay = daily === undefined ? null : Number(daily)
  if (perDay !== null && !(Number.isInteger(perDay) && perDay >= 0)) {
    return `${stem}-daily must be a whole number: current value is '${daily}'`
  }
  return { url, perSecond, perDay }
}
