import { createTreeMemory } from '../../processes/tree-memory.ts'

/** Between two looks, which take some milliseconds for each process of a browser. */
const LOOK_EVERY_MS = 500

/**
 * What the process and all it has started hold, in units of 1,048,576 bytes: a browser is most of a scraper that has
 * one. The process alone where the kernel does not say.
 */
export function createTreeLook(tree = createTreeMemory(), now = (): number => performance.now()): () => number {
  let looked = -Infinity
  return () => {
    if (now() - looked >= LOOK_EVERY_MS) {
      looked = now()
      tree.look()
    }
    return tree.last_mb() ?? process.memoryUsage.rss() / 1_048_576
  }
}
