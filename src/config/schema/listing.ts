import { z } from 'zod'
import { LISTING_TYPES } from '../listings/listing-types.ts'
import type { AnyDeclaration, WrittenType } from '../listings/listing-types.ts'
import { didYouMean } from '../parse/nearest.ts'
import { withHint } from './leaf.ts'

type Schema = (typeof LISTING_TYPES)[WrittenType]['schema']

const declared: readonly [name: string, AnyDeclaration][] = Object.entries(LISTING_TYPES)
const names = declared.map(([name]) => name)

/** The `listing` of a config, of one of the registered types. */
export const listing = z.discriminatedUnion(
  'type',
  Object.values(LISTING_TYPES).map(({ schema }) => schema) as [Schema, ...Schema[]],
  {
    error: ({ input }) => {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) return 'must be a mapping with a type'
      const must = `must be one of ${names.join(', ')}`
      const type = (input as Record<string, unknown>)['type']
      if (typeof type !== 'string') return must
      const [other] = declared.find(([, { otherNames }]) => otherNames?.includes(type.toLowerCase())) ?? []
      return withHint(must, other === undefined ? didYouMean(type, names) : `, did you mean "${other}"?`)
    },
  },
)
