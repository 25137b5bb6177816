import type { ArchiveListing } from '../source.ts'

/** How many listing pages an archive has from its start_date to its end_date (or today), both included. */
export function archivePages(listing: ArchiveListing, today: string): number {
  const [from, to] = [listing.start_date, listing.end_date ?? today]
  const [y1 = 0, m1 = 0] = from.split('-').map(Number)
  const [y2 = 0, m2 = 0] = to.split('-').map(Number)
  const count = {
    daily: (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1,
    monthly: (y2 - y1) * 12 + m2 - m1 + 1,
    yearly: y2 - y1 + 1,
  }[listing.date_format]
  return Math.max(0, count) * listing.url_template.length
}
