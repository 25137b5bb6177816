import { analyse } from 'scslre'
import { type Breach, notAllowed } from './allow-list.ts'
import { builtRegexes } from './built-regexes.ts'
import { restarts } from './regex-restarts.ts'
import { place, sourceFiles, type SourceFile } from './source-files.ts'
import { statementsOf, walk } from './syntax.ts'

/**
 * Regular expressions that can take more than linear time: they may read the same characters in two ways (`\s*x?\s*`),
 * begin with a repetition that is tried anew at each of its characters (`\s+$`), or with a word that may be repeated
 * within what follows (`<a[^>]*>`). What comes from outside must not meet one; files in which the input is short for
 * certain are in tools/allowed/regexes.txt.
 */
export async function checkRegexes(root: string): Promise<string[]> {
  const slow = (await regexTable(root)).flatMap(({ path, where, written, why }): Breach[] =>
    why === null ? [] : [{ key: path, problem: `${where}: ${written} can take more than linear time: ${why}` }],
  )
  return notAllowed(root, 'regexes', slow)
}

export interface RegexVerdict {
  /** Its file. */
  path: string
  /** `path:line` */
  where: string
  written: string
  /** Why it is slow; null for one that is linear. */
  why: string | null
}

/** Every regular expression in src, those that are put together when their file is loaded included. */
export async function regexTable(root: string): Promise<RegexVerdict[]> {
  const files = sourceFiles(root).filter(({ path }) => path.startsWith('src/'))
  const built = await builtRegexes(root, files)
  return [...files.flatMap(literals), ...built].map(({ path, where, pattern, flags }) => {
    return { path, where, written: `/${pattern}/${flags}`, why: slowness(pattern, flags) }
  })
}

function literals(file: SourceFile): { path: string; where: string; pattern: string; flags: string }[] {
  return [...walk(statementsOf(file))].flatMap(({ node }) => {
    const regex = node['regex'] as { pattern: string; flags: string } | null | undefined
    if (node.type !== 'Literal' || regex == null) return []
    return [{ path: file.path, where: place(file, node.start), ...regex }]
  })
}

/** Why an expression is slow, or null. It is taken to be followed by something that does not fit. */
export function slowness(pattern: string, flags: string): string | null {
  const { reports } = analyse({ source: pattern, flags }, { assumeRejectingSuffix: false })
  const worst = reports.find(({ exponential }) => exponential) ?? reports[0]
  if (worst !== undefined) {
    const { literal } = worst.character
    return `${worst.exponential ? 'exponential' : 'polynomial'} on many of /${literal.source}/${literal.flags}`
  }
  const repeated = restarts(pattern, flags)
  return repeated === null ? null : `each of many ${JSON.stringify(repeated)} is looked behind to the end`
}
