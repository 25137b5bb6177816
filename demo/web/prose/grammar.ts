import type { Random } from '../random.ts'

/**
 * Sentences with holes. `{word}` takes one of the slot's words, `{Word}` the same with a capital, `{n:2-9}` a number
 * and `{place}` a place of the paper's country.
 */
export interface Grammar {
  titles: readonly string[]
  sentences: readonly string[]
  slots: Readonly<Record<string, readonly string[]>>
  tags: readonly string[]
  /** Between two sentences; a blank unless said otherwise. */
  between?: string
}

/** Fills one template; no word comes twice in it. */
export function fill(template: string, grammar: Grammar, places: readonly string[], random: Random): string {
  const used = new Set<string>()
  return template.replace(/\{(\w+)(?::(\d+)-(\d+))?\}/g, (_, word: string, min?: string, max?: string) => {
    if (min !== undefined && max !== undefined) return String(random.int(Number(min), Number(max)))
    const name = word.toLowerCase()
    const words = name === 'place' ? places : grammar.slots[name]
    if (words === undefined) throw new Error(`no words for {${word}}`)
    const text = random.pick(words.filter((one) => !used.has(one)))
    used.add(text)
    return name === word ? text : text.charAt(0).toUpperCase() + text.slice(1)
  })
}

/** A paragraph of `count` sentences, no template twice in it. */
export function paragraph(count: number, grammar: Grammar, places: readonly string[], random: Random): string {
  const used = new Set<string>()
  while (used.size < count) used.add(random.pick(grammar.sentences))
  return [...used].map((template) => fill(template, grammar, places, random)).join(grammar.between ?? ' ')
}
