import { notAllowed } from './allow-list.ts'
import { sourceFiles } from './source-files.ts'
import { exportsOf } from './syntax.ts'

/** An exported name means one thing: no two files of src export it. */
export function checkHomonyms(root: string): string[] {
  const files = new Map<string, string[]>()
  for (const file of sourceFiles(root).filter(({ path }) => path.startsWith('src/'))) {
    for (const { name } of exportsOf(file)) files.set(name, [...(files.get(name) ?? []), file.path])
  }
  const breaches = [...files].filter(([, paths]) => paths.length > 1)
  return notAllowed(
    root,
    'homonyms',
    breaches.map(([name, paths]) => ({ key: name, problem: `${name} is exported by ${paths.join(' and ')}` })),
  )
}
