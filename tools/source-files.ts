import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SourceFile {
  /** Relative to the root, with slashes. */
  path: string
  text: string
}

const FOLDERS = ['src', 'test', 'tools', 'bench', 'demo', 'bin']

/** Every program file of the repository, sorted. */
export function sourceFiles(root: string): SourceFile[] {
  return globSync(
    FOLDERS.map((folder) => `${folder}/**/*.{ts,mts,mjs,js}`),
    { cwd: root },
  )
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** `path:line` of a place in a file. */
export function place(file: SourceFile, index: number): string {
  return `${file.path}:${file.text.slice(0, index).split('\n').length}`
}
