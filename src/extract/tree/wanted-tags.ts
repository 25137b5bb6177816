import type { Anchor } from './anchor.ts'
import type { Skim } from './skim.ts'

/** Tells, on start tags of one page in their order, whether one may be an anchor's or tells about the page. */
export type WantedTag = (skim: Skim) => boolean

/** Prepares for anchors and names of telling elements; what comes back is made anew for each page. */
export function createWantedTags(anchors: readonly Anchor[], telling: readonly string[]): (html: string) => WantedTag {
  const named = new Map<string, Anchor[]>(telling.map((name) => [name, []]))
  const nameless = anchors.filter(({ name }) => name === null)
  for (const anchor of anchors) {
    if (anchor.name === null) continue
    // htmlparser2 takes an <image> for an <img>.
    for (const name of anchor.name === 'img' ? ['img', 'image'] : [anchor.name]) {
      named.set(name, [...(named.get(name) ?? []), anchor])
    }
  }
  const initials = new Set([...named.keys()].map((name) => name.charCodeAt(0)))
  const isTelling = new Set(telling)

  return (html) => {
    const marks = nameless.map((anchor) => markIn(html, anchor))
    return (skim) => {
      for (const mark of marks) if (mark(skim.start, skim.tagEnd)) return true
      if (!initials.has(html.charCodeAt(skim.nameStart) | 32)) return false
      const name = skim.name()
      const meant = named.get(name)
      // An icon has a title too.
      if (meant === undefined || (name === 'title' && skim.svg > 0 && meant.length === 0)) return false
      if (isTelling.has(name) && name !== 'script') return true
      const tag = html.slice(skim.nameEnd, skim.tagEnd).toLowerCase()
      const hasReference = tag.includes('&')
      if (isTelling.has(name) && (hasReference || tag.includes('ld+json'))) return true
      return meant.some((anchor) => hasReference || literals(anchor).every((text) => tag.includes(text)))
    }
  }
}

/** Texts that stand in the start tag of every element that an anchor means, in lower case. */
function literals({ tokens, attribute }: Anchor): string[] {
  const stated = attribute === null ? [] : [attribute.value ?? attribute.name]
  return [...tokens, ...stated].map((text) => text.toLowerCase())
}

/** For an anchor without a name: one search through the page instead of one in every tag. */
function markIn(html: string, anchor: Anchor): (start: number, end: number) => boolean {
  const others = literals(anchor)
  const [sought] = anchor.tokens
  const insensitive = new RegExp(others[0]!.replaceAll(/[^\w-]/g, String.raw`\$&`), 'gi')
  const from = (start: number): number => {
    if (sought !== undefined) return html.indexOf(sought, start)
    insensitive.lastIndex = start
    return insensitive.exec(html)?.index ?? -1
  }
  let at = from(0)
  return (start, end) => {
    if (at !== -1 && at < start) at = from(start)
    if (at === -1 || at >= end) return false
    if (others.length === 1) return true
    const tag = html.slice(start, end).toLowerCase()
    return others.every((text) => tag.includes(text))
  }
}
