import { hash } from 'node:crypto'
import type { Listing } from '../../config/listings/listing-types.ts'
import type { SentForm } from '../../config/schema/sent-form.ts'
import { fillTemplate } from '../../config/expand/url-template.ts'
import type { FormEntry } from '../../extract/forms/form-fields.ts'
import { formRequest } from '../../extract/forms/form-request.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import type { ListingRequest } from '../walk/track.ts'

type Values = Record<string, string | number>

/**
 * The request for a page of a listing: the template with its values, by POST where the listing sends a form or JSON,
 * with the values in that, too. `inUrl` are values as the URL needs them, where that is another spelling.
 */
export function listingPageRequest(
  template: string,
  values: Values,
  sent: SentForm | undefined,
  inUrl: Values = values,
): ListingRequest {
  const url = fillTemplate(template, inUrl)
  if (sent === undefined) return { url }
  if (sent.json !== null) {
    const body = Buffer.from(JSON.stringify(filledJson(sent.json, values)))
    return { url, post: { type: 'application/json', body, isRead: true } }
  }
  return asRead(
    formRequest({ action: url, method: 'post', enctype: '' }, sentFields(sent, values), (text) => Buffer.from(text)),
  )
}

/** Whether a listing sends anything by POST. */
export function isSent(listing: Listing): boolean {
  return 'sent' in listing && listing.sent !== undefined
}

/** The fields that a listing sends, with their values. */
export function sentFields({ form }: SentForm, values: Values): FormEntry[] {
  return form.map(([name, value]): FormEntry => [name, fillTemplate(value, values)])
}

/** The request of a form that asks for a page, and so may be sent again. */
export function asRead({ url, post }: ReturnType<typeof formRequest>): ListingRequest {
  return post === undefined ? { url } : { url, post: { ...post, isRead: true } }
}

/** Tells requests apart, by their bodies, too. */
export function requestKey({ url, post }: ListingRequest): string {
  const page = canonicalUrl(url) ?? url
  return post === undefined ? page : `${page} ${hash('sha256', post.body)}`
}

function filledJson(value: unknown, values: Values): unknown {
  if (typeof value === 'string') {
    const name = /^\{(\w+)\}$/.exec(value)?.[1]
    return name !== undefined && Object.hasOwn(values, name) ? values[name] : fillTemplate(value, values)
  }
  if (Array.isArray(value)) return value.map((one) => filledJson(one, values))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filledJson(one, values)]))
}
