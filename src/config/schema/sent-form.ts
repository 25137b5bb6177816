import { z } from 'zod'
import { placeholders } from '../expand/url-template.ts'
import { flag } from './leaf.ts'
import type { Context } from './templates.ts'

/** What a listing sends in the body of its requests, which makes them POST. */
export interface SentForm {
  /** Fields of a form, with the placeholders of the listing in their values; empty where JSON is sent. */
  form: [name: string, value: string][]
  /** JSON with placeholders in its texts; null where a form is sent. */
  json: unknown
  /** The fields of the form on the page before are sent along: a page is requested first. */
  carry: boolean
}

const FIELD = 'must be a text, a number, true or false, or a list of them'
const fieldValue = z.union([z.string(), z.number(), z.boolean()], { error: FIELD })
const MUST = 'must be a mapping of the fields of a form to their values'

/** Keys of listings that may be requested by POST. */
export const sentKeys = {
  form: z
    .record(z.string(), z.union([fieldValue, z.array(fieldValue, { error: FIELD })], { error: FIELD }), { error: MUST })
    .nullish()
    .meta({
      description: 'Fields of a form that is sent by POST; their values may have the placeholders of the URL.',
      examples: [{ court: 'all', page: '{num}' }],
    }),
  json_body: z
    .union([z.record(z.string(), z.unknown()), z.array(z.unknown())], { error: 'must be a mapping or a list' })
    .nullish()
    .meta({
      description: 'JSON that is sent by POST; a text that is one placeholder becomes its number.',
      examples: [{ query: '', page: '{page}' }],
    }),
}

/** The same, with the state of the page before. */
export const carriedKeys = {
  ...sentKeys,
  carry: flag.nullish().meta({
    description: 'Whether the page is requested first, and the fields of its form (view state, tokens) are sent along.',
    default: false,
  }),
}

interface Written {
  form?: Record<string, string | number | boolean | (string | number | boolean)[]> | null | undefined
  json_body?: unknown
  carry?: boolean | null | undefined
}

/** What a listing sends, as part of it; nothing where it is requested by GET. */
export function sentPart({ form, json_body, carry }: Written): { sent?: SentForm } {
  if (form == null && json_body == null) return {}
  const fields = Object.entries(form ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  )
  return { sent: { form: fields, json: json_body ?? null, carry: carry ?? false } }
}

/** The names of placeholders in what a listing sends; takes nothing as given. */
export function sentPlaceholders({ form, json_body }: { form?: unknown; json_body?: unknown }): string[] {
  return placeholders(JSON.stringify([form ?? null, json_body ?? null]))
}

/** The templates with the placeholders of what is sent behind each, for those who ask which there are. */
export function withSent(templates: readonly string[], body: { form?: unknown; json_body?: unknown }): string[] {
  const names = sentPlaceholders(body).map((name) => `{${name}}`)
  return templates.map((template) => template + names.join(''))
}

/** Checks what the keys must have in common; takes nothing as given. */
export function checkSent(
  { form, json_body, carry }: { form?: unknown; json_body?: unknown; carry?: unknown },
  ctx: Context,
): void {
  const fault = (key: string, message: string): void => ctx.addIssue({ code: 'custom', path: [key], message })
  if (form != null && json_body != null) fault('json_body', 'must not stand beside form: one body is sent')
  if (carry === true && form == null) fault('carry', 'must stand beside form: nothing else is sent')
}
