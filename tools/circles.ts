/**
 * The circles of a graph given as node -> what it points at: one for each edge that closes one, so that mending them
 * one after the other ends. Tarjan's components would name every node of a knot, but not the way round.
 */
export function findCircles(graph: Map<string, string[]>): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (node: string): void => {
    if (done.has(node)) return
    const at = path.indexOf(node)
    if (at !== -1) {
      circles.push(path.slice(at))
      return
    }
    path.push(node)
    for (const next of graph.get(node) ?? []) visit(next)
    path.pop()
    done.add(node)
  }
  for (const node of graph.keys()) visit(node)
  return circles
}
