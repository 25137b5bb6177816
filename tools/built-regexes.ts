import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SourceFile } from './source-files.ts'

export interface BuiltRegex {
  path: string
  /** `path:line` */
  where: string
  pattern: string
  flags: string
}

/**
 * The regular expressions that files put together with `new RegExp` while they are loaded. What is put together later,
 * from the words of a config or of a call, is not seen.
 */
export async function builtRegexes(root: string, files: SourceFile[]): Promise<BuiltRegex[]> {
  const found: BuiltRegex[] = []
  const native = RegExp
  let path = ''
  const note = (made: RegExp): RegExp => {
    const line = native(`${escaped(path)}\\S*?:(\\d+):\\d+`).exec(new Error().stack ?? '')?.[1]
    if (line !== undefined) found.push({ path, where: `${path}:${line}`, pattern: made.source, flags: made.flags })
    return made
  }
  globalThis.RegExp = new Proxy(native, {
    construct: (target, args: [string, string?]) => note(new target(...args)),
    apply: (target, _, args: [string, string?]) => note(target(...args)),
  })
  try {
    for (const file of files) {
      // Programs of their own begin to run when they are loaded.
      if (!file.text.includes('RegExp(') || file.path.startsWith('src/bin/')) continue
      path = file.path
      // Anew, whoever has loaded it before.
      await import(`${pathToFileURL(join(root, path)).href}?load=${++loads}`)
    }
  } finally {
    globalThis.RegExp = native
  }
  return found
}

let loads = 0

function escaped(text: string): string {
  return text.replaceAll('.', '\\.')
}
