import { posix } from 'node:path'
import type { SourceFile } from './source-files.ts'

export interface Import {
  /** As written: './counts.ts', 'node:fs', 'undici'. */
  specifier: string
  index: number
}

// In this order, so that a slash in a string is no comment and an import in a template is no import.
const TOKENS = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
const IMPORTS = [
  /^(?:import|export)\b[^'"`;=()]*?\bfrom\s*['"]([^'"\n]+)['"]/gm,
  /^import\s*['"]([^'"\n]+)['"]/gm,
  /\bimport\(\s*['"]([^'"\n]+)['"]/g,
]

/** What a file imports: statements, re-exports, `import()` in code and in types. */
export function importsOf(text: string): Import[] {
  const code = text.replace(TOKENS, (token) => (/^['"]/.test(token) ? token : token.replace(/[^\n]/g, ' ')))
  return IMPORTS.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({ specifier: match[1]!, index: match.index })),
  ).toSorted((a, b) => a.index - b.index)
}

/** The path that a relative import means, or null for a package or a part of Node. */
export function resolveImport(file: SourceFile, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : null
}

/** 'undici/types' -> 'undici', '@types/node' -> '@types/node'. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
