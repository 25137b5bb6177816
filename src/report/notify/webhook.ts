import { createHmac } from 'node:crypto'
import { hostname } from 'node:os'
import { scraperId } from '../../config/source.ts'
import { NAME, VERSION } from '../../vocabulary/product.ts'
import type { Summary } from '../../vocabulary/run/summary.ts'
import type { Changes } from './changes.ts'
import type { Notice } from './facts.ts'
import type { Message } from './message.ts'

/** What a webhook is posted. */
export interface WebhookBody {
  v: 1
  event: 'run_ended' | 'test'
  /** ISO time. */
  sent: string
  regatta: string
  host: string
  subject: string
  text: string
  /** country/source of each. */
  changes: Record<keyof Changes, string[]>
  summary: Summary
}

/** The JSON of a webhook, see docs/notifications.md. */
export function webhookBody({ summary, changes }: Notice, message: Message, event: WebhookBody['event']): string {
  const ids = (kind: keyof Changes): string[] => changes[kind].map(scraperId)
  const body: WebhookBody = {
    v: 1,
    event,
    sent: new Date().toISOString(),
    regatta: VERSION,
    host: hostname(),
    ...message,
    changes: {
      newly_failed: ids('newly_failed'),
      still_failing: ids('still_failing'),
      recovered: ids('recovered'),
      drifting: ids('drifting'),
    },
    summary,
  }
  return JSON.stringify(body)
}

/**
 * With a secret, the receiver can prove who wrote the body: HMAC-SHA256 of its bytes, in the form that GitHub's hooks
 * use.
 */
export function signature(body: string, secret: string | undefined): Record<string, string> {
  if (!secret) return {}
  return { [`x-${NAME}-signature-256`]: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }
}
