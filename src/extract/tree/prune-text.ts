import type { Anchor } from './anchor.ts'
import { Skim } from './skim.ts'
import { VOID } from './void-elements.ts'
import { createWantedTags, type WantedTag } from './wanted-tags.ts'

/** Texts that readers do not see; a script with JSON-LD is kept. */
export const UNREAD = ['script', 'style', 'iframe'] as const
/** What stands on every page of a site, and what is shown to nobody or only drawn; not where it belongs to an article. */
export const FURNITURE = ['nav', 'aside', 'header', 'footer', 'svg', 'noscript', 'template'] as const

export interface Pruning {
  /** Names of elements that lose their content. */
  emptied: ReadonlySet<string>
  /** Elements that keep theirs wherever they stand, and stay themselves inside emptied furniture; so does what is telling. */
  kept: readonly Anchor[]
  telling: readonly string[]
}

const MOST_TAGS = 50_000
const FURNITURE_NAMES: ReadonlySet<string> = new Set(FURNITURE)

/**
 * Takes the content of some elements out of a page's source. The elements themselves stay, so that `>`, `+` and `:nth-child` outside of
 * them mean what they meant; and content goes only where its own tags match, so that the rest parses as it did. Null where the
 * text alone cannot tell.
 */
export function createPruner({ emptied, kept, telling }: Pruning): (html: string) => string | null {
  const wantedTags = createWantedTags(kept, telling)
  const initials = new Set([...emptied, 'article', 'main', 'form'].map((name) => name.charCodeAt(0)))
  const hasFurniture = FURNITURE.some((name) => emptied.has(name))

  return (html) => {
    const skim = new Skim(html)
    const isWanted = wantedTags(html)
    const pieces: string[] = []
    let from = 0
    let forms = 0
    /** What is around, whose furniture is its own. */
    let whole: string | null = null
    let depth = 0

    const drop = (start: number, end: number, instead: string): void => {
      pieces.push(html.slice(from, start), instead)
      from = end
    }

    while (skim.next()) {
      if (skim.isLost || skim.tags > MOST_TAGS) return null
      if (whole !== null && skim.isNamed(whole) && (depth += skim.isClosing ? -1 : 1) === 0) whole = null
      const isTelling = whole === null && hasFurniture && !skim.isClosing && isWanted(skim)
      if (!isTelling && !initials.has(html.charCodeAt(skim.nameStart) | 32)) continue
      const name = skim.name()
      if (name === 'form') forms = Math.max(0, forms + (skim.isClosing ? -1 : 1))
      if (skim.isClosing) continue
      if (whole === null && hasFurniture && (name === 'article' || name === 'main' || (isTelling && isHolder(name)))) {
        whole = name
        depth = 1
      }
      if (!emptied.has(name) || (whole !== null && FURNITURE_NAMES.has(name))) continue
      const start = skim.tagEnd
      if (skim.end > start) {
        if (name !== 'script' || !isLinkedData(skim)) drop(start, skim.end, '')
        continue
      }
      const content = contentOf(skim, name, isWanted, forms > 0)
      if (content !== null) drop(start, skim.start, content)
      // Its tags do not match, so nobody knows what is around from here on.
      else if (hasFurniture) whole = ''
    }
    if (skim.isLost) return null
    pieces.push(html.slice(from))
    return pieces.join('')
  }
}

/** An element whose insides matter, and that can have some. */
function isHolder(name: string): boolean {
  return !VOID.has(name) && name !== 'html' && name !== 'script'
}

function isLinkedData({ html, nameEnd, tagEnd }: Skim): boolean {
  const tag = html.slice(nameEnd, tagEnd)
  return /ld\+json|&/i.test(tag)
}

/**
 * Goes to the end tag of the element that was just opened, and gives what of its content has to stay. Null, some way on, where
 * its tags do not match or a form in it may be none.
 */
function contentOf(skim: Skim, name: string, isWanted: WantedTag, isInForm: boolean): string | null {
  const open = [name]
  let stays = ''
  /** Of a piece that stays: where it begins, and how many were open around it. */
  let pieceStart = -1
  let around = 0
  while (skim.next()) {
    if (skim.isLost || skim.tags > MOST_TAGS) return null
    const found = skim.name()
    if (skim.isClosing) {
      if (open.pop() !== found) return null
      if (open.length === 0) return stays
      if (pieceStart !== -1 && open.length === around) {
        stays += skim.html.slice(pieceStart, skim.end)
        pieceStart = -1
      }
      continue
    }
    if (found === 'form' && isInForm) return null
    const isVoid = skim.svg > 0 ? skim.isSelfClosed : VOID.has(found)
    const isPiece = pieceStart === -1 && isWanted(skim)
    if (isPiece && isVoid) stays += skim.html.slice(skim.start, skim.tagEnd)
    else if (isPiece) {
      pieceStart = skim.start
      around = open.length
    }
    if (!isVoid) open.push(found)
  }
  return null
}
