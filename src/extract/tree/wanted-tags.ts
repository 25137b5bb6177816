import type { Anchor } from './anchor.ts'
import type { TagScanner } from './parse/tag-scanner.ts'

/** For the start tags of one page in order: whether one may be an anchor's or holds metadata. */
export type WantedTag = (scanner: TagScanner) => boolean

/** Prepares for anchors and names of metadata elements; the result makes one test for each page. */
export function createWantedTags(
  anchors: readonly Anchor[],
  metadataTags: readonly string[],
): (html: string) => WantedTag {
  const named = new Map<string, Anchor[]>(metadataTags.map((name) => [name, []]))
  const nameless = anchors.filter(({ name }) => name === null)
  for (const anchor of anchors) {
    if (anchor.name === null) continue
    // htmlparser2 takes an <image> for an <img>.
    for (const name of anchor.name === 'img' ? ['img', 'image'] : [anchor.name]) {
      named.set(name, [...(named.get(name) ?? []), anchor])
    }
  }
  const initials = new Uint8Array(128)
  for (const name of named.keys()) initials[name.charCodeAt(0)] = 1
  const isMetadata = new Set(metadataTags)
  const classed = nameless.filter(({ tokens }) => tokens.length > 0)
  const isClassed = classed.length === 0 ? null : classTest(classed)
  const attributed = nameless.filter(({ tokens }) => tokens.length === 0)

  return (html) => {
    const marks = attributed.map((anchor) => markIn(html, anchor))
    return (scanner) => {
      if (isClassed?.(scanner) === true) return true
      for (const mark of marks) if (mark(scanner.start, scanner.tagEnd)) return true
      if (initials[(html.charCodeAt(scanner.nameStart) | 32) & 127] === 0) return false
      const name = scanner.name()
      const meant = named.get(name)
      // An icon has a title too.
      if (meant === undefined || (name === 'title' && scanner.svg > 0 && meant.length === 0)) return false
      if (isMetadata.has(name) && name !== 'script') return true
      const tag = html.slice(scanner.nameEnd, scanner.tagEnd).toLowerCase()
      const hasReference = tag.includes('&')
      if (isMetadata.has(name) && (hasReference || tag.includes('ld+json'))) return true
      return meant.some((anchor) => hasReference || literals(anchor).every((text) => tag.includes(text)))
    }
  }
}

/** Texts that stand in the start tag of every element that an anchor means, in lower case. */
function literals({ tokens, attribute }: Anchor): string[] {
  const stated = attribute === null ? [] : [attribute.value ?? attribute.name]
  return [...tokens, ...stated].map((text) => text.toLowerCase())
}

/** For anchors that name a class or an id: one look at those of a tag, of which most have none. */
function classTest(anchors: readonly Anchor[]): (scanner: TagScanner) => boolean {
  const isSought = new RegExp(anchors.map(({ tokens }) => escaped(tokens[0]!)).join('|'))
  const others = anchors.map(literals)
  const initials = new Uint8Array(0x10000)
  for (const { tokens } of anchors) initials[tokens[0]!.charCodeAt(0)] = 1
  const mayHold = (html: string, start: number, end: number): boolean => {
    // Most values have none of these letters, which is seen without copying them out of the page.
    for (let at = start; at < end; at++) {
      if (initials[html.charCodeAt(at)] === 1) return isSought.test(html.slice(at, end))
    }
    return false
  }
  return (scanner) => {
    const { html, classStart, classEnd, idStart, idEnd } = scanner
    if (classEnd === 0 && idEnd === 0) return false
    if (!mayHold(html, classStart, classEnd) && !mayHold(html, idStart, idEnd)) return false
    const tag = html.slice(scanner.start, scanner.tagEnd).toLowerCase()
    return others.some((texts) => texts.every((text) => tag.includes(text)))
  }
}

/** For an anchor that names an attribute only: one search through the page instead of one in every tag. */
function markIn(html: string, anchor: Anchor): (start: number, end: number) => boolean {
  const sought = new RegExp(escaped(literals(anchor)[0]!), 'gi')
  const from = (start: number): number => {
    sought.lastIndex = start
    return sought.exec(html)?.index ?? -1
  }
  let at = from(0)
  return (start, end) => {
    if (at !== -1 && at < start) at = from(start)
    return at !== -1 && at < end
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[^\w-]/g, String.raw`\$&`)
}
