import { normaliseText } from '../text/normalise-text.ts'
import { shortenAddress } from '../fields/shorten-address.ts'

export interface StreetAddress {
  readonly number: string
  readonly street: string
  readonly type: string
  readonly city: string
  readonly state: string
  readonly zip: string
}

const TYPES = new Set('st ave rd blvd dr ln ct pl sq hwy pkwy tce cr cct cir cl way'.split(' '))

/** Takes `12 Main Street, Springfield, IL 62701` apart. What is not there is empty. */
export function parseStreetAddress(address: string): StreetAddress {
  const [line = '', city = '', ...rest] = address.split(',').map((part) => shortenAddress(normaliseText(part)))
  const [, number = '', name = ''] = /^(\d+\w?)? ?(.*)$/.exec(line) ?? []
  const words = name.split(' ')
  const type = TYPES.has(words.at(-1) ?? '') && words.length > 1 ? words.pop()! : ''
  const tail = rest.join(' ')
  const zip = /\b\d{5}\b/.exec(tail)?.[0] ?? ''
  const state = tail.replace(/\b\d{5}\b(?: \d{4})?/, '').trim()
  return { number, street: words.join(' '), type, city, state, zip }
}
