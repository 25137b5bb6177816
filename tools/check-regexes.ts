import { analyse } from 'scslre'
import { type Breach, notAllowed } from './allow-list.ts'
import { restarts } from './regex-restarts.ts'
import { place, sourceFiles, type SourceFile } from './source-files.ts'
import { statementsOf, walk } from './syntax.ts'

/**
 * Regular expressions that can take more than linear time: they may read the same characters in two ways (`\s*x?\s*`),
 * begin with a repetition that is tried anew at each of its characters (`\s+$`), or with a word that may be repeated
 * within what follows (`<a[^>]*>`). What comes from outside must not meet one; files in which the input is short for
 * certain are in tools/allowed/regexes.txt.
 */
export function checkRegexes(root: string): string[] {
  const files = sourceFiles(root).filter(({ path }) => path.startsWith('src/'))
  return notAllowed(root, 'regexes', files.flatMap(slowRegexes))
}

/** Those of one file, which is the key. */
function slowRegexes(file: SourceFile): Breach[] {
  return [...walk(statementsOf(file))].flatMap(({ node }) => {
    const regex = node['regex'] as { pattern: string; flags: string } | null | undefined
    if (node.type !== 'Literal' || regex == null) return []
    const why = slowness(regex.pattern, regex.flags)
    if (why === null) return []
    const written = `/${regex.pattern}/${regex.flags}`
    return [
      { key: file.path, problem: `${place(file, node.start)}: ${written} can take more than linear time: ${why}` },
    ]
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
