import { isBareLinkText } from '../fields/links.ts'
import { isStreet, signalsOf } from '../fields/signals.ts'
import { isPerson } from '../fields/staff.ts'
import { isFileNumber } from '../fields/signals.ts'
import type { Cell } from './cells.ts'

/**
 * Which cell of each row is its name. Places that all rows share are judged together, so that one odd row does not lead
 * astray; a row without a cell in the best place has the best of its own.
 */
export function nameCells(rows: readonly (readonly Cell[])[]): (Cell | null)[] {
  const repeats = new Map<string, number>()
  for (const row of rows) for (const { text } of row) repeats.set(text, (repeats.get(text) ?? 0) + 1)
  const often = Math.max(3, rows.length * 0.4)
  const scores = rows.map((row) => row.map((cell, n) => scoreOf(cell, n, (repeats.get(cell.text) ?? 0) >= often)))
  const slots = new Map<string, { sum: number; count: number }>()
  for (const [n, row] of rows.entries()) {
    const seen = new Set<string>()
    for (const [i, cell] of row.entries()) {
      const key = slotKey(cell)
      // Of several in one place the first is the name.
      if (seen.has(key)) continue
      seen.add(key)
      const slot = slots.get(key) ?? { sum: 0, count: 0 }
      slots.set(key, { sum: slot.sum + Math.max(scores[n]![i]!, -6), count: slot.count + 1 })
    }
  }
  const ranked = [...slots]
    .map(([key, { sum, count }]) => ({ key, value: (sum / count) * Math.min(1, (count / rows.length) * 1.25) }))
    .toSorted((a, b) => b.value - a.value)
  const best = ranked[0]?.key
  return rows.map((row, n) => {
    const at = row.findIndex((cell, i) => slotKey(cell) === best && scores[n]![i]! > 0)
    if (at !== -1) return row[at]!
    let top: Cell | null = null
    let most = 0
    for (const [i, cell] of row.entries()) {
      if (scores[n]![i]! > most) [top, most] = [cell, scores[n]![i]!]
    }
    return top
  })
}

function slotKey({ slot, label, meaning }: Cell): string {
  return `${slot} ${meaning ?? ''} ${label ?? ''}`
}

function scoreOf({ text, meaning, role, emphasis, link, label }: Cell, n: number, isRepeated: boolean): number {
  if (role !== null) return -8
  const { letters, date, email, phone, postcode } = signalsOf(text)
  if (letters < 2 || email || phone || isFileNumber(text) || (date && letters < 16)) return -10
  if (isBareLinkText(text)) return -10
  let score = Math.max(0, 2 - n * 0.4)
  if (meaning === 'name') score += 7
  else if (meaning === 'document' && link !== null) score += 1
  else if (meaning !== null) score -= meaning === 'other' ? 5 : 7
  else if (label !== null) score -= 0.5
  if (emphasis === 'heading') score += 4
  else if (emphasis === 'strong') score += 2
  if (link !== null) score += 3
  if (PARTIES.test(text)) score += 5
  if (text.length > 250) score -= 3
  else if (text.length > 120) score -= 1
  if (isStreet(text) || postcode) score -= 4
  if (n > 0 && isPerson(text) && HONORIFIC.test(text)) score -= 3
  if (text.endsWith('.') && text.length > 90) score -= 2
  if (isRepeated) score -= 6
  return score
}

/** How cases are named. */
const PARTIES =
  /\s(?:v|vs)\.?\s|^(?:in re|in the matter|in the interest|matter of|ex parte|people (?:of|v)|state (?:of|v|ex rel)|estate of|guardianship|commonwealth|united states v)\b/i
const HONORIFIC = /^(?:rev|fr|father|pastor|sr|dr|mr|mrs|ms|herr|frau|pfarrer|pfr|p|don|padre|père|pere|abbé|ks|sig)\b/i
