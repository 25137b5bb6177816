import type { DirectoryRow } from './directory-row.ts'

/** How complete a row is, 0 to 100, and what it lacks. */
export interface RowQuality {
  quality: number
  quality_reasons: string[]
}

/**
 * Judges a row by what records of its kind have: an institution an address and ways to reach it, an entry of a list of
 * decisions or publications a date, a link and a number.
 */
export function rowQuality(row: DirectoryRow): RowQuality {
  const isPlace =
    row.street !== null || row.city !== null || row.phone !== null || row.email !== null || row.latitude !== null
  const parts = isPlace ? ofPlace(row) : ofEntry(row)
  const lacking = parts.filter(([has]) => !has)
  const lost = lacking.reduce((sum, [, points]) => sum + points, 0)
  return {
    quality: Math.max(0, 100 - lost),
    quality_reasons: lacking.map(([, points, what]) => `no ${what}: -${points}`),
  }
}

type Part = [has: boolean, points: number, what: string]

function ofPlace(row: DirectoryRow): Part[] {
  return [
    [row.name !== null, 30, 'name'],
    [row.street !== null, 20, 'street'],
    [row.city !== null || row.postcode !== null, 20, 'city or postcode'],
    [row.phone !== null, 15, 'phone'],
    [row.email !== null || row.web !== null || row.url !== null, 15, 'e-mail, web site or page'],
  ]
}

function ofEntry(row: DirectoryRow): Part[] {
  return [
    [row.name !== null, 40, 'name'],
    [row.date !== null, 25, 'date'],
    [row.url !== null, 25, 'link'],
    [row.number !== null, 10, 'number'],
  ]
}
