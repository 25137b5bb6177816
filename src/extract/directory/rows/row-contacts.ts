import type { Element } from 'domhandler'
import type { DirectoryRow, StaffMember } from '../directory-row.ts'
import { addressInLines, addressOfText } from '../fields/address.ts'
import type { AddressFields } from '../fields/address-fields.ts'
import { plausibleAddress } from '../fields/plausible-address.ts'
import { coordinatesOf } from '../fields/coordinates.ts'
import { emailOf, plainEmail } from '../fields/emails.ts'
import type { Meaning } from '../fields/meanings.ts'
import { isOtherNumber, phoneInText, telLink } from '../fields/phones.ts'
import { staffIn } from '../fields/staff.ts'
import type { Cell } from './cells.ts'

type Contacts = Omit<DirectoryRow, 'name' | 'url' | 'id' | 'date' | 'day' | 'number' | 'further'>

/** Address, phone, e-mail, web site, coordinates and staff of a row. */
export function contactsOf(
  cells: readonly Cell[],
  elements: readonly Element[],
  name: Cell | null,
  country: string | null,
): Contacts {
  const text = cells.map((cell) => cell.text).join(' ')
  const { latitude, longitude } = coordinatesOf(elements)
  return {
    ...addressOf(cells, name, country),
    phone: phoneOf(cells, elements, name, country),
    email: emailOf(elements, text) ?? labelledEmail(cells),
    web: webOf(cells),
    latitude,
    longitude,
    staff: staffOf(cells),
  }
}

/** Where a label announces an address, `at` is the sign. */
function labelledEmail(cells: readonly Cell[]): string | null {
  const cell = cells.find(({ meaning }) => meaning === 'email')
  return cell === undefined ? null : plainEmail(`mail: ${cell.text}`)
}

function phoneOf(
  cells: readonly Cell[],
  elements: readonly Element[],
  name: Cell | null,
  country: string | null,
): string | null {
  const labelled = cells.filter(({ meaning }) => meaning === 'phone')
  for (const { text } of labelled) {
    const found =
      phoneInText(text, country) ??
      (text.replace(/\D/g, '').length >= 5 && text.length <= 40 && !isOtherNumber(text) ? text : null)
    if (found !== null) return found
  }
  for (const { attribs } of elements) {
    const { href = '' } = attribs
    const found = telLink(href)
    if (found === null) continue
    // As readers see it, where that is a number.
    const shown = cells.find(({ link, text }) => link?.attribs['href'] === href && text.replace(/\D/g, '').length >= 5)
    return shown === undefined
      ? found
      : (phoneInText(shown.text, country) ??
          (PHONE_ALONE.test(shown.text) && !isOtherNumber(shown.text) ? shown.text : found))
  }
  for (const cell of cells) {
    if (cell === name || !MAY_HOLD_PHONE.has(cell.meaning)) continue
    const found = phoneInText(cell.text, country)
    if (found !== null) return found
  }
  // A number that its country does not know, but that stands where a number would.
  const alone = cells.find(
    (cell) =>
      cell !== name &&
      MAY_HOLD_PHONE.has(cell.meaning) &&
      cell.text.length <= 24 &&
      PHONE_ALONE.test(cell.text) &&
      !isOtherNumber(cell.text),
  )
  return alone?.text ?? null
}

const PHONE_ALONE = /^\+?\(?\d{2,5}\)?(?:[\s./-]\d{2,5}){1,5}$/
const MAY_HOLD_PHONE = new Set<Meaning | null>([null, 'address', 'person', 'other', 'email', 'web', 'city'])

function webOf(cells: readonly Cell[]): string | null {
  for (const { text, meaning, link } of cells) {
    if (meaning === 'email' || text.length > 300) continue
    const found = WEB.exec(text)?.[0] ?? (meaning === 'web' ? HOST.exec(text)?.[0] : undefined)
    if (found === undefined || found.includes('@')) continue
    const href = link?.attribs['href']?.trim() ?? ''
    const url = URL.parse(/^https?:/i.test(href) ? href : /^https?:/i.test(found) ? found : `http://${found}`)
    if (url !== null) return url.href
  }
  return null
}

const WEB = /\b(?:https?:\/\/|www\.)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?:\/[^\s<>"')\]]{0,200})?/i
const HOST = /^[\w-]{2,63}(?:\.[\w-]{1,63}){0,3}\.[a-z]{2,12}(?:\/\S{0,200})?$/i

function addressOf(cells: readonly Cell[], name: Cell | null, country: string | null): AddressFields {
  const part = (meaning: Meaning): string | null => {
    const texts = cells
      .filter((cell) => cell.meaning === meaning && cell !== name)
      .map(({ text }) => text.replace(/[\s,]{1,3}$/, ''))
    return texts.length === 0 ? null : [...new Set(texts)].join(', ')
  }
  const stated: AddressFields = {
    street: part('street'),
    city: part('city'),
    state: part('state'),
    postcode: part('postcode'),
    country: part('country'),
  }
  const whole = part('address')
  const read = whole === null ? null : addressOfText(whole, country)
  const lines = linesOf(
    cells.filter(
      (cell) => cell !== name && (cell.meaning === null || cell.meaning === 'other' || cell.meaning === 'address'),
    ),
  )
  const isStated = stated.street !== null && (stated.city !== null || stated.postcode !== null)
  const found = isStated ? null : addressInLines(lines, country)
  const pick = (key: keyof AddressFields): string | null =>
    stated[key] ?? (read?.postcode != null || found === null ? read?.[key] : found[key]) ?? found?.[key] ?? null
  return plausibleAddress({
    street: pick('street'),
    city: pick('city'),
    state: pick('state'),
    postcode: pick('postcode'),
    country: pick('country'),
  })
}

function linesOf(cells: readonly Cell[]): string[] {
  const lines = new Map<number, string[]>()
  for (const { line, text } of cells) lines.set(line, [...(lines.get(line) ?? []), text])
  return [...lines.values()].map((texts) => texts.join(' ').replaceAll(' ,', ','))
}

function staffOf(cells: readonly Cell[]): StaffMember[] {
  const staff: StaffMember[] = []
  const add = (member: StaffMember): void => {
    if (staff.length < MOST_STAFF && !staff.some(({ name }) => name === member.name)) staff.push(member)
  }
  for (const { text, role, meaning } of cells) {
    if (role !== null || meaning === 'person') {
      const name = text.replace(/[\s,;]{1,3}$/, '')
      if (name.length <= 80 && /\p{L}{2}/u.test(name) && !/[@\d]/.test(name)) add({ name, role })
      continue
    }
    if (meaning !== null && meaning !== 'other') continue
    const found = staffIn(text)
    if (found !== null) add(found)
  }
  return staff
}

const MOST_STAFF = 50
