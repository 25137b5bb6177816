import { isTag } from 'domhandler'
import type { Anchor } from './anchor.ts'
import { CappedParser, MAX_DEPTH } from './capped-parser.ts'
import { createCutter, type Cut } from './cut-regions.ts'
import type { Tree } from './parse-fast.ts'
import { TreeBuilder } from './tree-builder.ts'

/**
 * Parses only the elements that some anchors mean, side by side, and those of `telling`, which a page tells about itself with. Null where
 * they could not be told from the rest, or would look otherwise in the whole tree; asks for a whole parse.
 */
export function regionParser(anchors: readonly Anchor[], telling: readonly string[]): (html: string) => Tree | null {
  const cutOut = createCutter(anchors, telling)
  return (html) => {
    const cut = cutOut(html)
    // Little would be saved.
    if (cut === null || cut.html.length > html.length * 0.8) return null
    const builder = new RegionBuilder()
    const parser = new RegionParser(cut.html, builder, () => builder.depth)
    parser.run()
    const isEven = builder.isEven && builder.closed === parser.endTags
    if (!isEven || builder.isCut || cut.depth + builder.deepest >= MAX_DEPTH) return null
    return isWhole(builder, cut) ? { root: builder.document, isCut: false } : null
  }
}

/** Every piece became one element, beside the others: what is around it has no part in where it ends. */
function isWhole({ document }: TreeBuilder, { names }: Cut): boolean {
  const { children } = document
  return children.length === names.length && children.every((node, i) => isTag(node) && node.name === names[i])
}

class RegionBuilder extends TreeBuilder {
  /** Nothing was opened by an end tag. */
  isEven = true
  /** Elements that ended with their own end tag. */
  closed = 0
  deepest = 0

  override onopentag(name: string, attributes: Record<string, string>, isImplied = false): void {
    if (isImplied) this.isEven = false
    super.onopentag(name, attributes)
    if (this.depth > this.deepest) this.deepest = this.depth
  }

  override onclosetag(name: string, isImplied: boolean): void {
    if (!isImplied) this.closed++
    super.onclosetag(name, isImplied)
  }
}

/** Counts end tags: one that ends nothing here might end something around the piece. */
class RegionParser extends CappedParser {
  endTags = 0

  override onclosetag(start: number, endIndex: number): void {
    if (!this.isVoidInHtml(start, endIndex)) this.endTags++
    super.onclosetag(start, endIndex)
  }
}
