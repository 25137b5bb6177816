import { SelectorType } from 'css-what'
import type { Selector } from 'css-what'

// What build tools and page builders make up, by the tools' own patterns; plain BEM (card__title) must not match.
const GENERATED = [
  /^[A-Za-z]\w*_\w+__(?=[\w-]*\d)[\w-]{5,}$/, // CSS modules: Name_part__7i2EW
  /^tdi_\d+$/, // tagDiv
  /^(css|svelte)-(?=[a-z]*\d)[a-z0-9]{5,}$/, // emotion, Svelte
  /^sc-(?=[A-Za-z-]*\d)[A-Za-z0-9-]{5,}$/, // styled-components
  /^(jsx-|jss|ember)\d+$/,
  /^(post|article|node|item|entry|comment)-\d{3,}$/, // the id of one single item
]

/** Longer than any that is meant. */
const LONGEST = 200

/** The first class or id of a selector that a program made up, or null. */
export function generatedName(tokens: readonly Selector[]): string | null {
  for (const token of tokens) {
    if (token.type !== SelectorType.Attribute || (token.name !== 'class' && token.name !== 'id')) continue
    const name = token.value
      .split(/\s+/)
      .find((word) => word.length <= LONGEST && GENERATED.some((form) => form.test(word)))
    if (name !== undefined) return `${token.name === 'id' ? '#' : '.'}${name}`
  }
  return null
}
