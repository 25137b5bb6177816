import { isTag, type AnyNode, type ChildNode, type Element, type ParentNode } from 'domhandler'

// Never recursive: a hostile page nests deeper than the stack of calls reaches.

/** Elements below `root`, in document order, without `root` itself. */
export function elementsBelow(root: ParentNode): Element[] {
  const elements: Element[] = []
  for (let node = root.children[0] ?? null; node !== null; node = following(node, root)) {
    if (isTag(node)) elements.push(node)
  }
  return elements
}

/** The deepest nesting of elements below `root`. */
export function depthOf(root: ParentNode): number {
  let deepest = 0
  let depth = 1
  let node: ChildNode | null = root.children[0] ?? null
  while (node !== null) {
    if (isTag(node)) {
      deepest = Math.max(deepest, depth)
      if (node.children.length > 0) {
        node = node.children[0]!
        depth++
        continue
      }
    }
    while (node !== null && node.next === null) {
      const parent: ParentNode | null = node.parent
      depth--
      node = parent === null || parent === root ? null : (parent as ChildNode)
    }
    node = node?.next ?? null
  }
  return deepest
}

/** Whether a node is below one of `ancestors`; no node is below itself. */
export function isInside(node: AnyNode, ancestors: ReadonlySet<AnyNode>): boolean {
  for (let parent = node.parent; parent !== null; parent = parent.parent) if (ancestors.has(parent)) return true
  return false
}

function following(node: ChildNode, root: ParentNode): ChildNode | null {
  if ('children' in node && node.children.length > 0) return node.children[0]!
  let current: ChildNode = node
  while (current.next === null) {
    const parent: ParentNode | null = current.parent
    if (parent === null || parent === root) return null
    current = parent as ChildNode
  }
  return current.next
}
