import { z } from 'zod'
import { withStandIns } from '../expand/variables.ts'
import { line } from './leaf.ts'

const PROXY_MUST = 'must be the URL of an HTTP, HTTPS or SOCKS5 proxy, such as http://proxy.example:3128, or none'

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// What HTTP allows in a value: nothing that could begin another header.
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
const VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/

const value = (must: string): z.ZodString =>
  z
    .string({ error: `${must} (numbers need quotes)` })
    .trim()
    .regex(VALUE, { error: must })

const headers = z
  .record(z.string().regex(TOKEN, { error: 'must be a header name' }), value('must be text that a header can hold'), {
    error: 'must be a mapping of header names to text',
  })
  .nullish()
  .meta({
    description: 'Request headers, sent as written. Without a User-Agent the program names itself and a contact URL.',
    examples: [{ 'Accept-Language': 'en' }],
  })

const cookies = z
  .record(
    z.string().regex(TOKEN, { error: 'must be a cookie name' }),
    value('must be text').regex(/^[^;,\s]*$/, {
      error: 'must be a cookie value: without blanks, commas and semicolons',
    }),
    { error: 'must be a mapping of cookie names to values' },
  )
  .nullish()
  .meta({ description: 'Cookies sent to the hosts of this config.' })

const contact = line
  .refine(isContact, { error: 'must be a mail address or a URL, by which a site can reach you' })
  .regex(VALUE, { error: 'must be text that a header can hold' })
  .nullish()
  .meta({
    description: 'Mail address or URL that stands in the User-Agent, so that a site can reach you.',
    examples: ['crawl@institute.example'],
  })

const proxy = z
  .string({ error: PROXY_MUST })
  .trim()
  .superRefine((text, ctx) => {
    if (text === 'none' || isProxy(withStandIns(text))) return
    ctx.addIssue({ code: 'custom', message: PROXY_MUST })
  })
  .nullish()
  .meta({
    description:
      'Proxy for all requests, HTTP, HTTPS or SOCKS5; none for no proxy, whatever HTTP_PROXY and HTTPS_PROXY say.',
    examples: ['http://proxy.institute.example:3128', 'socks5://127.0.0.1:1080'],
  })

/** What a config sends along with its requests, and by which way. */
export const headerKeys = { headers, cookies, contact, proxy }

function isProxy(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && url.hostname !== '' && /^(?:https?|socks5?h?):$/.test(url.protocol)
}

/** A URL, or a mail address, with which alone the parentheses of a User-Agent can end. */
function isContact(text: string): boolean {
  if (/^https?:\/\//.test(text)) return URL.canParse(text) && !/[\s()]/.test(text)
  const [name = '', domain = '', ...more] = text.replace(/^mailto:/, '').split('@')
  return more.length === 0 && /^[^\s()<>]+$/.test(name) && /^[^\s()<>]+$/.test(domain) && domain.includes('.')
}
