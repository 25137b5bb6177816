import { NAME } from '../../vocabulary/product.ts'
import { factsOf, verdict, type Notice } from './facts.ts'
import { sampleNotice } from './sample-notice.ts'
import { readTemplate, type Template } from './template.ts'

export interface Message {
  /** One line. */
  subject: string
  text: string
}

/** What is sent where nobody brings a template. */
const DEFAULT_TEMPLATE = `Subject: ${NAME}: {{verdict}} ({{host}})
{{verdict}}

Run {{run}} on {{host}}, {{started}}, took {{duration}}.
Success {{success}}, warnings {{warnings}}, failed {{failed}}{{#interrupted}}, interrupted {{interrupted}}{{/interrupted}}{{#skipped}}, skipped {{skipped}}{{/skipped}}.
Records: {{new}} new, {{updated}} updated, {{known}} known.
{{#newly_failed_count}}

Newly failed:
{{/newly_failed_count}}
{{#newly_failed}}
- {{country}}/{{source}}: {{reason}}{{#detail}}, {{detail}}{{/detail}}{{#log}} ({{log}}){{/log}}
{{/newly_failed}}
{{#newly_failed_more}}
  {{newly_failed_more}}
{{/newly_failed_more}}
{{#still_failing_count}}

Still failing:
{{/still_failing_count}}
{{#still_failing}}
- {{country}}/{{source}}: {{reason}}{{#detail}}, {{detail}}{{/detail}}{{#log}} ({{log}}){{/log}}
{{/still_failing}}
{{#still_failing_more}}
  {{still_failing_more}}
{{/still_failing_more}}
{{#recovered_count}}

Recovered:
{{/recovered_count}}
{{#recovered}}
- {{country}}/{{source}}: {{outcome}}
{{/recovered}}
{{#recovered_more}}
  {{recovered_more}}
{{/recovered_more}}
{{#drifting_count}}

Drifting:
{{/drifting_count}}
{{#drifting}}
- {{country}}/{{source}}: {{detail}}
{{/drifting}}
{{#drifting_more}}
  {{drifting_more}}
{{/drifting_more}}
`

/** Reads a template of a message; a first line `Subject: ...` is its subject. */
export function readMessageTemplate(text: string): Template {
  return readTemplate(text.replaceAll('\r\n', '\n'), factsOf(sampleNotice()))
}

/** What a notification is about. */
export function writeMessage(notice: Notice, template: Template & { ok: true }): Message {
  const text = template.render(factsOf(notice))
  const [, subject, body = ''] = /^Subject:(.*)(?:\n([^]*))?$/.exec(text) ?? []
  if (subject !== undefined) return { subject: subject.trim(), text: body.trim() }
  return { subject: `${NAME}: ${verdict(notice.summary)}`, text: text.trim() }
}

/** The template that is used without --notify-template. */
export function defaultTemplate(): Template & { ok: true } {
  const template = readMessageTemplate(DEFAULT_TEMPLATE)
  if (!template.ok) throw new Error(`Internal error: the default template: ${template.message}`)
  return template
}
