import { declarationOf } from '../listings/listing-types.ts'
import type { Step } from '../parse/finding.ts'
import { FILLER, parseSelector } from '../selector.ts'
import type { SelectorPart } from '../selector.ts'
import type { LintedFile } from './rule.ts'

export interface SelectorUse {
  path: Step[]
  text: string
  /** What it is for: container, title, url, date, body, tags ... */
  role: string
  parts: SelectorPart[]
}

/** Every selector of a config with its place, taken apart. */
export function* eachSelector({ file, source }: LintedFile): Generator<SelectorUse> {
  for (const section of ['thumbnail', 'article'] as const) {
    for (const [role, list] of Object.entries(file.selectors?.[section] ?? {})) {
      if (!Array.isArray(list)) continue
      for (const [i, text] of list.entries()) {
        if (text !== FILLER) yield use(['selectors', section, role, i], role, text)
      }
    }
  }
  for (const [key, list] of Object.entries(declarationOf(file.listing).selectors?.(file.listing) ?? {})) {
    for (const [i, text] of list.entries()) yield use(['listing', key, i], 'url', text)
  }
  for (const [name, field] of Object.entries(file.selectors?.thumbnail?.fields ?? {})) {
    for (const [i, text] of field.selector.entries()) {
      yield use(['selectors', 'thumbnail', 'fields', name, 'selector', i], name, text)
    }
  }
  for (const [name, field] of Object.entries(source.fields)) {
    for (const [i, text] of field.selector.entries()) yield use(['fields', name, 'selector', i], name, text)
  }
}

function use(path: Step[], role: string, text: string): SelectorUse {
  const parsed = parseSelector(text)
  return { path, role, text, parts: parsed.ok ? parsed.parts : [] }
}
