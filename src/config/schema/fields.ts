import { z } from 'zod'
import { FIELD_TYPES } from '../source.ts'
import { choice, flag } from './leaf.ts'
import { selector } from './selector-list.ts'

/** Fields by name, each a mapping or a selector alone. */
export function fields(): z.ZodType<
  Record<string, { type: (typeof FIELD_TYPES)[number]; selector: string[]; required: boolean }>
> {
  const long = z
    .strictObject({
      type: choice(FIELD_TYPES).nullish().meta({ default: 'text' }),
      selector,
      required: flag.nullish().meta({ description: 'A record without it is rejected.', default: false }),
    })
    .transform((field) => ({ type: field.type ?? 'text', selector: field.selector, required: field.required ?? false }))
  const short = selector.transform((value) => ({ type: 'text' as const, selector: value, required: false }))
  const must = 'must be a mapping with type, selector, required, or a selector'
  return z.record(
    z.string().regex(/^[A-Za-z_]\w*$/, { error: 'must be named with letters, digits and _' }),
    z.union([long, short], { error: must }),
    { error: 'must be a mapping of field names to fields' },
  )
}
