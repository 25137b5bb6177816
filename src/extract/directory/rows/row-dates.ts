import { withoutPrefix } from '../fields/clean-name.ts'
import { isFileNumber, mayBeDate, signalsOf } from '../fields/signals.ts'
import type { Cell } from './cells.ts'

/** The date of each row: of the column that most of them have it in, a labelled one first. */
export function datesOf(rows: readonly (readonly Cell[])[]): (string | null)[] {
  const slots = new Map<string, { count: number; order: number; worth: number }>()
  for (const row of rows) {
    for (const [n, cell] of row.entries()) {
      if (!isDated(cell)) continue
      const key = keyOf(cell)
      const slot = slots.get(key) ?? { count: 0, order: n, worth: worthOf(cell) }
      slots.set(key, { ...slot, count: slot.count + 1 })
    }
  }
  const ranked = [...slots].toSorted(([, a], [, b]) => b.count * b.worth - a.count * a.worth || a.order - b.order)
  return rows.map((row) => {
    for (const [key] of ranked) {
      const cell = row.find((one) => keyOf(one) === key && isDated(one))
      if (cell !== undefined) return cell.text.replace(/^[\s,;:–—-]{1,6}/, '')
    }
    return null
  })
}

/** The file number of a row: labelled, alone in its cell, or behind a word such as `No.` */
export function numberOf(cells: readonly Cell[], name: Cell | null): string | null {
  const labelled = cells.find(({ meaning, text }) => meaning === 'number' && /\d/.test(text) && text.length <= LONGEST)
  if (labelled !== undefined) return withoutPrefix(labelled.text)
  const alone = cells.find(
    (cell) =>
      cell !== name &&
      (cell.meaning === null || cell.meaning === 'document' || cell.meaning === 'id' || cell.meaning === 'name') &&
      isFileNumber(cell.text) &&
      /\d{3}|\d-\d|[A-Z]\d/.test(cell.text) &&
      !mayBeDate(cell.text) &&
      !isPrice(cell, cells) &&
      !signalsOf(cell.text).phone,
  )
  if (alone !== undefined) return withoutPrefix(alone.text)
  for (const { text, meaning } of cells) {
    if (text.length > 400 || (meaning !== null && meaning !== 'document' && meaning !== 'name')) continue
    const found = NUMBERED.exec(text)?.[1]
    if (found !== undefined) return found.replace(/[.,;]$/, '')
  }
  return null
}

/** A number behind the sign of a currency, or with one in its own cell. */
function isPrice({ text }: Cell, cells: readonly Cell[]): boolean {
  if (!/^\d[\d.,]{0,12}$/.test(text)) return false
  const all = cells.map((cell) => cell.text).join('')
  const at = all.indexOf(text)
  return at > 0 && /[$€£¥₹]\s?$/.test(all.slice(Math.max(0, at - 2), at))
}

const LONGEST = 120
const NUMBERED =
  /(?:\b(?:Docket|Case|Appeal|File)(?: Nos?\.?| Numbers?)?|\bNos?\.|\bAktenzeichen|\bAz\.) ?:? ?(?=[\w./-]{0,12}\d)([A-Z\d][\w./-]{2,30}(?: [A-Z]{1,3} \d{1,6})?)/

function isDated({ text, meaning, role }: Cell): boolean {
  if (role !== null || !/\d/.test(text) || text.length > 300) return false
  if (meaning !== null && meaning !== 'date' && meaning !== 'name' && meaning !== 'document') return false
  return mayBeDate(text)
}

function keyOf({ slot, label, meaning }: Cell): string {
  return `${slot} ${meaning ?? ''} ${label ?? ''}`
}

/** A cell that is a date counts more than a text with a date in it; an argument or a birth is not what is meant. */
function worthOf({ meaning, label, text, slot }: Cell): number {
  const isTime = />time\./.test(slot)
  const isWhole = text.length <= 40
  const base = (meaning === 'date' ? 2 : 1) * (isTime ? 1.5 : 1) * (isWhole ? 1 : 0.5) * (meaning === 'name' ? 0.3 : 1)
  return /argu|hear|birth|submitted|updated|modified|expir|lower|geburt/i.test(label ?? '') ? base * 0.3 : base
}
