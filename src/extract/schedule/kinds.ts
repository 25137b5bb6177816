import { foldName } from '../../contacts/regions/find-region.ts'

/** Kinds of times by the words that name them; `true` takes the headings. */
export type Kinds = Readonly<Record<string, readonly string[]>> | true

/** The kind that a text names by one of the config's words, whole words only; null where it names none. */
export function kindIn(text: string, kinds: Kinds): string | null {
  if (kinds === true || text.length > LONGEST) return null
  const plain = ` ${foldName(text)} `
  for (const [kind, words] of Object.entries(kinds)) {
    for (const word of [kind, ...words]) {
      const known = foldName(word)
      // Words have endings: `Messen`, `confessions`.
      if (
        known !== '' &&
        (plain.includes(` ${known} `) || plain.includes(` ${known}s `) || plain.includes(` ${known}n `))
      )
        return kind
    }
  }
  return null
}

const LONGEST = 600

/** A heading that can name a kind: short, without digits. */
export function shortHeading(text: string): string | null {
  const plain = text.replace(/[\s:–—-]{1,4}$/, '').trim()
  return plain !== '' && plain.length <= 60 && !/\d/.test(plain) ? plain : null
}
