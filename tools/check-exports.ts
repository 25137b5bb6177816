import { notAllowed, type Breach } from './allow-list.ts'
import { place, sourceFiles, type SourceFile } from './source-files.ts'
import { exportsOf, statementsOf } from './syntax.ts'

/** The exported thing comes first in its file, before any function or class that only serves it. */
export function checkExportedFirst(root: string): string[] {
  return ownFiles(root).flatMap((file) => {
    for (const statement of statementsOf(file)) {
      if (statement.type.startsWith('Export')) return []
      if (/^(Function|Class)Declaration$/.test(statement.type) && exportsOf(file).length > 0) {
        return [`${place(file, statement.start)}: the exported thing comes first, what serves it behind`]
      }
    }
    return []
  })
}

/** Every exported function and class of src says what it does, in a comment that an editor shows. */
export function checkDocComments(root: string): string[] {
  const breaches = ownFiles(root).flatMap((file) =>
    exportsOf(file).flatMap(({ name, kind, index }): Breach[] => {
      if (kind !== 'function' && kind !== 'class') return []
      if (file.text.slice(0, index).trimEnd().endsWith('*/')) return []
      const room = file.path.split('/').slice(0, 2).join('/')
      return [{ key: room, problem: `${place(file, index)}: ${name} has no doc comment` }]
    }),
  )
  return notAllowed(root, 'without-doc-comment', breaches)
}

function ownFiles(root: string): SourceFile[] {
  return sourceFiles(root).filter(({ path }) => path.startsWith('src/') && !path.endsWith('.d.ts'))
}
