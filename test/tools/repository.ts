import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface Repository {
  root: string
  write(files: Record<string, string>): void
  [Symbol.dispose](): void
}

export const ARCHITECTURE = `Imports go **down** this list only.

    bin          entries
    fleet        all of them
    scraper      one
    extract | http      two on one floor
    vocabulary   words: imports nothing

\`fleet\` and \`scraper\` never import each other.

    .regatta/lock.db    no floor
`

/** A small repository of its own folder, for the checks to look at; gone at the end of the scope. */
export function repository(files: Record<string, string> = {}): Repository {
  const root = mkdtempSync(join(tmpdir(), 'repository-'))
  const write = (more: Record<string, string>): void => {
    for (const [path, text] of Object.entries(more)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  }
  write(files)
  return { root, write, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}
