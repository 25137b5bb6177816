import { z } from 'zod'
import { parseSelector } from '../selector.ts'

/** A CSS selector of an element, which takes nothing from it. */
export const element = z
  .string({ error: 'must be a CSS selector' })
  .trim()
  .superRefine((text, ctx) => {
    const parsed = parseSelector(text)
    if (!parsed.ok) ctx.addIssue({ code: 'custom', message: `must be a CSS selector (${parsed.fault})` })
    else if (parsed.parts.some(({ take }) => take !== 'element'))
      ctx.addIssue({ code: 'custom', message: 'must be a CSS selector of an element: without ::text or ::attr()' })
  })
