import { basename } from 'node:path'
import { place, sourceFiles, type SourceFile } from './source-files.ts'

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.(ts|mts|mjs|js)$/
/** A name that says nothing about what is inside becomes a drawer for everything. */
const EMPTY_NAMES = /^(utils?|helpers?|index|misc|common|shared|lib|stuff|manager)\./

interface Ban {
  pattern: RegExp
  say: string
}

// Written so that this file does not find itself.
const BANS: Ban[] = [
  { pattern: /\b(T[O]DO|F[I]XME|X[X]X|H[A]CK)\b/g, say: 'finish it or file it' },
  { pattern: /@ts-(ignore|expect-error|nocheck)/g, say: 'mend the type instead' },
  { pattern: /(?<![\w.~>}])\/(work|root|tmp)\/\w/g, say: 'a path of one machine' },
  { pattern: /https?:\/\/[\w.-]*(registry|artifactory|verdaccio)[\w.-]*/gi, say: 'a registry host' },
  {
    pattern: /(?<!\/\/[^\n]*\n\s*)\/[/*]\s*(?:oxlint|eslint)-disable(?![^\n]*--\s*\S)[^\n]*/g,
    say: 'a suppression without its reason: write it in the line above, or `-- why` behind it',
  },
]

/** Names say what is inside; nothing is left half done, silenced or bound to one machine. */
export function checkNames(root: string): string[] {
  return sourceFiles(root).flatMap((file) => [...checkFileName(file), ...BANS.flatMap((ban) => checkText(file, ban))])
}

function checkFileName(file: SourceFile): string[] {
  const name = basename(file.path)
  if (!KEBAB_CASE.test(name)) return [`${file.path}: file names are kebab-case`]
  return EMPTY_NAMES.test(name) ? [`${file.path}: the name does not say what is inside`] : []
}

function checkText(file: SourceFile, { pattern, say }: Ban): string[] {
  return [...file.text.matchAll(pattern)].map((match) => `${place(file, match.index)}: '${match[0]}': ${say}`)
}
