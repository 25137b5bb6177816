import { isTag, isText, type Element } from 'domhandler'

/** How many characters of text each element holds, with what is below it; scripts and the like hold none. Linear. */
export function textSizes(elements: readonly Element[]): ReadonlyMap<Element, number> {
  const sizes = new Map<Element, number>()
  // From the end: what is inside an element stands behind it.
  for (const element of elements.toReversed()) {
    if (UNREAD.has(element.name)) continue
    let size = sizes.get(element) ?? 0
    for (const child of element.children) if (isText(child)) size += child.data.trim().length
    sizes.set(element, size)
    const { parent } = element
    if (parent !== null && isTag(parent)) sizes.set(parent, (sizes.get(parent) ?? 0) + size)
  }
  return sizes
}

const UNREAD = new Set('script style template svg iframe object audio video canvas head title'.split(' '))
