import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { backoff } from '../../vocabulary/time/backoff.ts'
import { plainText, shorten } from '../../vocabulary/text/plain-text.ts'
import type { Destination } from './address.ts'
import { DeliveryError } from './delivery.ts'
import type { Notice } from './facts.ts'
import type { Message } from './message.ts'
import { post } from './post.ts'
import { slackBody } from './slack.ts'
import { signature, webhookBody, type WebhookBody } from './webhook.ts'

export interface Sending {
  notice: Notice
  message: Message
  event: WebhookBody['event']
  /** Time for all tries at a destination, in ms. */
  timeoutMs: number
  /** Signs what webhooks get. */
  secret: string | undefined
  /** Wait before the second try, in ms; doubles. */
  backoffMs?: number
}

export interface Delivery {
  label: string
  tries: number
  /** Why it did not arrive, without a secret; null when it did. */
  failure: string | null
}

const MOST_TRIES = 5

/**
 * Tells every destination, all at a time; none waits for another, and none can take longer than it may. Never throws.
 */
export function sendAll(destinations: Destination[], sending: Sending): Promise<Delivery[]> {
  return Promise.all(destinations.map((destination) => deliver(destination, sending)))
}

async function deliver(destination: Destination, sending: Sending): Promise<Delivery> {
  const { label, secrets } = destination
  const { timeoutMs, backoffMs = 500 } = sending
  const signal = AbortSignal.timeout(timeoutMs)
  const late = Date.now() + timeoutMs
  const attempt = prepare(destination, sending)
  let failure = ''
  for (let tries = 1; ; tries++) {
    try {
      await attempt(signal)
      return { label, tries, failure: null }
    } catch (error) {
      const known =
        error instanceof DeliveryError ? error : new DeliveryError((error as Error).message, { again: false })
      // What was wrong before the time was up says more than that it was.
      if (!signal.aborted || failure === '') failure = known.message
      const wait = known.waitMs ?? backoff(tries, { first: backoffMs, longest: timeoutMs })
      const given = (why: string): Delivery => ({
        label,
        tries,
        failure: redact(why, [...secrets, sending.secret ?? '']),
      })
      if (signal.aborted) return given(`no answer within ${timeoutMs / 1000} s (${failure})`)
      if (!known.again || tries === MOST_TRIES) return given(failure)
      if (Date.now() + wait >= late) return given(`${failure}; no time for another try`)
      await sleep(wait)
    }
  }
}

type Try = (signal: AbortSignal) => Promise<void>

/** Every try sends the same, so that a receiver can recognise what it has already. */
function prepare(destination: Destination, { notice, message, event, secret, timeoutMs }: Sending): Try {
  const id = event === 'test' ? randomUUID() : notice.summary.run
  switch (destination.kind) {
    case 'mail': {
      const mail = { ...message, id: `${id}.${randomUUID()}@${destination.from.split('@')[1]}` }
      return async (signal) => (await import('./mail.ts')).sendMail(destination, mail, signal, timeoutMs)
    }
    case 'slack': {
      const body = slackBody(message)
      return (signal) => post(destination.url, body, destination.headers, signal)
    }
    case 'webhook': {
      const body = webhookBody(notice, message, event)
      const headers = { ...destination.headers, 'idempotency-key': id, ...signature(body, secret) }
      return (signal) => post(destination.url, body, headers, signal)
    }
  }
}

/**
 * What a server or the system answered, safe to print: none of the secrets in it, no control character, not too long.
 */
function redact(text: string, secrets: string[]): string {
  const longestFirst = secrets.filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length)
  const clean = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text)
  return shorten(plainText(clean.trim()), 300)
}
