import { z } from 'zod'

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

/** What a config sends along with its requests. */
export const headerKeys = { headers, cookies }
