import type { Step } from './finding.ts'

/** A copy without the values at these paths, each of which is there. */
export function withoutPaths(data: Record<string, unknown>, paths: readonly Step[][]): Record<string, unknown> {
  if (paths.length === 0) return data
  const copy = structuredClone(data)
  for (const path of paths) {
    let parent: unknown = copy
    for (const step of path.slice(0, -1)) parent = (parent as Record<Step, unknown>)[step]
    delete (parent as Record<Step, unknown>)[path.at(-1)!]
  }
  return copy
}
