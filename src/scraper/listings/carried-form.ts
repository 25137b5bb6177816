import type { SentForm } from '../../config/schema/sent-form.ts'
import type { ListingRead, ListingRequest } from '../walk/track.ts'
import { asRead, sentFields } from './listing-request.ts'

type PageRead = ListingRead & { kind: 'page' }

/**
 * The request that sends what a listing sends together with the fields of the form on a page: view states and tokens
 * are taken from there. A page without a form is a failure; one that has no such page to offer is the end.
 */
export async function carriedRequest(
  page: PageRead,
  sent: SentForm,
  values: Record<string, string | number>,
): Promise<{ kind: 'request'; request: ListingRequest } | { kind: 'end' } | (ListingRead & { kind: 'failed' })> {
  const form = await page.openForm?.()
  const fields = sentFields(sent, values)
  const [target, argument] = ['__EVENTTARGET', '__EVENTARGUMENT'].map(
    (name) => fields.find(([field]) => field === name)?.[1],
  )
  // Behind its last page a grid offers no further one.
  if (target && argument && form?.offers({ target, argument }) === false) return { kind: 'end' }
  const request = form?.send(fields) ?? null
  if (request !== null) return { kind: 'request', request: asRead(request) }
  const failure = {
    kind: 'no_form' as const,
    message: `${page.url} has no form whose fields could be sent along (carry: true)`,
    status: null,
    transient: false,
  }
  return { kind: 'failed', request: page.request, failure }
}
