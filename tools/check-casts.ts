import { notAllowed, type Breach } from './allow-list.ts'
import { place, sourceFiles } from './source-files.ts'
import { statementsOf, walk, type Node } from './syntax.ts'

/** What may be missing by its type although the line before has just seen to it. */
const MAY_BE_MISSING = /^(at|shift|pop|get|exec|codePointAt|next|find|findLast)$/

/**
 * The compiler is not silenced: no `as never`, no `as unknown as`, and `!` only behind what is looked up (`match[1]!`,
 * `queue.shift()!`), of which a type cannot know that it is there.
 */
export function checkCasts(root: string): string[] {
  const breaches = sourceFiles(root)
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap((file) =>
      [...walk(statementsOf(file))].flatMap(({ node }): Breach[] => {
        const say = faultOf(node)
        return say === null ? [] : [{ key: file.path, problem: `${place(file, node.start)}: ${say}` }]
      }),
    )
  return notAllowed(root, 'casts', breaches)
}

function faultOf(node: Node): string | null {
  const inner = node['expression'] as Node
  if (node.type === 'TSAsExpression') {
    if ((node['typeAnnotation'] as Node).type === 'TSNeverKeyword')
      return "'as never' hides every mistake: say the type"
    const isUnknown = inner.type === 'TSAsExpression' && (inner['typeAnnotation'] as Node).type === 'TSUnknownKeyword'
    return isUnknown ? "'as unknown as' hides every mistake: say the type" : null
  }
  return node.type === 'TSNonNullExpression' && !isLookup(inner) ? "'!' where a check or a better type would do" : null
}

function isLookup(node: Node): boolean {
  if (node.type === 'MemberExpression') return node['computed'] === true || isLookup(node['object'] as Node)
  if (node.type !== 'CallExpression') return false
  const { property } = node['callee'] as { property?: { name?: string } }
  return MAY_BE_MISSING.test(property?.name ?? '')
}
