import type { Field } from '../../config/source.ts'
import type { JsonValue } from '../../vocabulary/record.ts'
import { readDate, type DateOptions } from '../dates/read-date.ts'
import { firstText, texts } from '../json/json-text.ts'
import { resolveLink } from '../listing/link.ts'
import { all, first, type Scope } from '../select/pick.ts'
import { firstDateText, readText, readUrl } from '../select/read.ts'
import type { Selector } from '../select/selector.ts'
import { emailIn, phoneIn, readEmail, readPhone } from './contact.ts'
import { decimalSeparator, readNumber } from './number.ts'

export interface FieldContext {
  base: string
  language: string | null
  date: DateOptions
}

/**
 * A field's raw value on a page: the texts or addresses that its selectors name, by its type; null when there are none.
 */
export function selectField(
  type: Field['type'],
  selectors: readonly Selector[],
  scope: Scope,
  base: string,
  dates: DateOptions,
): JsonValue {
  switch (type) {
    case 'email':
      return first(selectors, scope, readEmail)
    case 'phone':
      return first(selectors, scope, readPhone)
    case 'url':
      return first(selectors, scope, readUrl(base))
    case 'list':
      return all(selectors, scope, readText, 'innermost')
    case 'date':
      return firstDateText(selectors, scope, { ...dates, anyDay: true })
    case 'text':
    case 'address':
    case 'number':
      return first(selectors, scope, readText)
  }
}

/** Brings a raw value, from a page or an API, into the form of its type; null when it cannot be read as one. */
export function readField(type: Field['type'], raw: JsonValue, context: FieldContext): JsonValue {
  if (type === 'number' && typeof raw === 'number') return raw
  if (type === 'list') return [...new Set(texts(raw))]
  const text = type === 'text' || type === 'address' ? texts(raw).join(' ') : firstText(raw)
  if (text === null || text === '') return null
  switch (type) {
    case 'text':
    case 'address':
      return text
    case 'date':
      return readDate(text, { ...context.date, anyDay: true })
    case 'number':
      return readNumber(text, decimalSeparator(context.language))
    case 'email':
      return emailIn(text)
    case 'phone':
      return phoneIn(text)
    case 'url':
      return resolveLink(text, context.base)
  }
}
