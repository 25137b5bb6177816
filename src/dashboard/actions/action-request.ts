import { z } from 'zod'

const run = z.string().regex(/^\d{8}_\d{6}_[0-9a-f]{4}$/)
/** A name or a glob; nothing that the command line could take for a flag. */
const pattern = z.string().max(300).regex(/^[^-]/)
const now = z.boolean().default(false)

const actionRequest = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('run'), patterns: z.array(pattern).max(2000) }),
  z.strictObject({ action: z.literal('retry'), run }),
  z.strictObject({ action: z.literal('stop'), run, now }),
  z.strictObject({
    action: z.literal('order'),
    order: z.enum(['stop', 'pause', 'resume']),
    run,
    scrapers: z.array(pattern).min(1).max(2000),
  }),
])

/** What a page may ask for: runs (of all scrapers where no pattern is given), and what becomes of those that go on. */
export type ActionRequest = z.infer<typeof actionRequest>

/** Reads the body of a request; a sentence where it is none that is known. */
export function readActionRequest(text: string): ActionRequest | string {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return 'the request is no JSON'
  }
  const read = actionRequest.safeParse(body)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return `${issue?.path.join('.') || 'action'}: ${issue?.message ?? 'not understood'}`
}
