import { z } from 'zod'
import { findRegion } from '../../contacts/regions/find-region.ts'
import { didYouMean } from '../parse/nearest.ts'
import { flag, line, oneOrMore, withHint } from './leaf.ts'

const columns = z.array(line, { error: 'must be a list of field names' })

const region = line.superRefine((text, ctx) => {
  if (findRegion(text) === null) ctx.addIssue({ code: 'custom', message: 'must name a country, such as FJ or Fiji' })
})

const block = z.strictObject({
  phones: columns.nullish().meta({ description: 'Fields that hold phone numbers; those of type phone without it.' }),
  addresses: z
    .array(oneOrMore(line, 'must be a field, or the fields of its parts'), {
      error: 'must be a list of addresses, each a field or a list of fields',
    })
    .nullish()
    .meta({
      description: 'Addresses: a field, or the fields of its parts; those of type address without it.',
      examples: [[['street', 'city', 'postcode']]],
    }),
  region: region
    .nullish()
    .meta({ description: "Country of what does not say its own; the folder's, if it is one.", examples: ['FJ'] }),
  region_field: line.nullish().meta({ description: 'Field that names the country of a record.' }),
})

/** What is checked in the records, as users write it. */
export const validate = z
  .union([flag, block], { error: 'must be true, or a mapping with phones, addresses, region, region_field' })
  .nullish()
  .meta({
    description: 'Checks phone numbers and addresses of the records.',
    examples: [true, { phones: ['phone', 'fax'], region: 'FJ' }],
  })

interface Context {
  addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void
}

/** What is checked must be there. Other faults of the file have been reported already. */
export function validatedFields(file: unknown, ctx: Context): void {
  const { validate: wanted, fields } = file as Record<string, unknown>
  if (!isMapping(wanted)) return
  const known = ['title', ...Object.keys(isMapping(fields) ? fields : {})]
  const { phones, addresses, region_field: regionField } = wanted
  const named: [(string | number)[], unknown][] = [
    ...listed(phones).map((name, i): [(string | number)[], unknown] => [['phones', i], name]),
    ...listed(addresses).flatMap((part, i) =>
      [part].flat().map((name): [(string | number)[], unknown] => [['addresses', i], name]),
    ),
    [['region_field'], regionField],
  ]
  for (const [path, name] of named) {
    if (typeof name !== 'string' || known.includes(name)) continue
    const message = withHint(`must name one of \`fields\``, didYouMean(name, known))
    ctx.addIssue({ code: 'custom', path: ['validate', ...path], message })
  }
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
