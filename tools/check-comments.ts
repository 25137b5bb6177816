import { sourceFiles } from './source-files.ts'
import { wrapComments } from './wrap-comments.ts'

/** Comments keep to 120 columns, as code does; `node tools/wrap-comments.ts` wraps them. */
export function checkComments(root: string): string[] {
  return sourceFiles(root).flatMap(({ path, text }) => {
    const wrapped = wrapComments(text).split('\n')
    const at = text.split('\n').findIndex((line, i) => line !== wrapped[i])
    return at === -1 ? [] : [`${path}:${at + 1}: a comment beyond 120 columns: run node tools/wrap-comments.ts`]
  })
}
