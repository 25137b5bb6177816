import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCircles } from './circles.ts'
import { forbidden, readFloors, type Floors } from './floors.ts'
import { importsOf, resolveImport } from './imports.ts'
import { place, sourceFiles, type SourceFile } from './source-files.ts'

/** Imports go down the floors of ARCHITECTURE.md, never out of src, and never in a circle. Type imports count. */
export function checkFloors(root: string): string[] {
  const floors = readFloors(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'))
  const files = sourceFiles(root)
  const bottom = floors.floors.at(-1)!
  const problems = files
    .filter((file) => file.path.startsWith('src/'))
    .flatMap((file) => checkFile(file, floors, bottom))
  const missing = floors.floors.flat().filter((folder) => !existsSync(join(root, 'src', folder)))
  return [
    ...missing.map((folder) => `ARCHITECTURE.md: names src/${folder}, which does not exist`),
    ...problems,
    ...findCircles(graphOf(files)).map((circle) => `${circle[0]}: circle ${[...circle, circle[0]].join(' -> ')}`),
  ]
}

function checkFile(file: SourceFile, floors: Floors, bottom: string[]): string[] {
  const from = folderOf(file.path)
  return importsOf(file.text).flatMap(({ specifier, index }) => {
    const target = resolveImport(file, specifier)
    if (target === null) {
      return bottom.includes(from) ? [`${place(file, index)}: ${from} imports nothing, but here '${specifier}'`] : []
    }
    if (!target.startsWith('src/')) return [`${place(file, index)}: imports '${specifier}' from outside of src`]
    const reason = forbidden(floors, from, folderOf(target))
    return reason === null ? [] : [`${place(file, index)}: imports '${specifier}', but ${reason}`]
  })
}

function folderOf(path: string): string {
  return path.split('/')[1]!
}

function graphOf(files: SourceFile[]): Map<string, string[]> {
  return new Map(
    files.map((file) => [
      file.path,
      importsOf(file.text).flatMap(({ specifier }) => resolveImport(file, specifier) ?? []),
    ]),
  )
}
