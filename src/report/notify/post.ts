import { retryAfter } from '../../http/middleware/retry-after.ts'
import { USER_AGENT } from '../../vocabulary/product.ts'
import { DeliveryError } from './delivery.ts'

/** So much of an answer is read to say what is wrong. */
const MOST_ANSWER = 2000
/** Statuses after which another try may be answered otherwise. */
const PASSING = new Set([408, 425, 429])

/** Posts JSON to a hook. A redirect is not followed: it would carry what is said to somewhere else. */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<void> {
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      body,
      signal,
      redirect: 'manual',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': USER_AGENT, ...headers },
    })
  } catch (error) {
    const { cause } = error as { cause?: unknown }
    throw new DeliveryError(cause instanceof Error ? cause.message : (error as Error).message, { again: true })
  }
  const answer = await beginning(response)
  if (response.ok) return
  const again = response.status >= 500 || PASSING.has(response.status)
  const waitMs = retryAfter(response.status, Object.fromEntries(response.headers))
  throw new DeliveryError(`answered ${response.status} ${response.statusText} ${answer}`.trim(), { again, waitMs })
}

/** The rest is left unread and its connection closed: an answer may be endless. */
async function beginning(response: Response): Promise<string> {
  let text = ''
  try {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      if (text.length > MOST_ANSWER) break
    }
  } catch {
    // What came is enough.
  }
  return text.slice(0, MOST_ANSWER)
}
