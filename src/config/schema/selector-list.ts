import { z } from 'zod'
import { parseSelector } from '../selector.ts'
import { oneOrMore } from './leaf.ts'

const MUST = 'must be a CSS selector, or a list of them'

const one = z
  .string({ error: MUST })
  .superRefine((text, ctx) => {
    const parsed = parseSelector(text)
    if (!parsed.ok) ctx.addIssue({ code: 'custom', message: `must be a CSS selector (${parsed.fault})` })
  })
  .trim()

/** One selector, or alternatives of which the first that finds something wins. */
export const selector = oneOrMore(one, MUST)
