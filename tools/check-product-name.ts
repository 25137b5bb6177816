import { NAME } from '../src/vocabulary/product.ts'
import { place, sourceFiles } from './source-files.ts'
import { textsOf } from './syntax.ts'
import { notAllowed } from './allow-list.ts'

const WHERE = 'src/vocabulary/product.ts'

/** SQL names the schema of our tables, which is called like the program. */
const SQL = /^src\/(?:database|cluster\/sql|(?:store|runs)\/postgres)\//
const QUALIFIED = new RegExp(`\\b${NAME}\\.`, 'g')

/** The name of the program stands in one place. */
export function checkProductName(root: string): string[] {
  const breaches = sourceFiles(root)
    .filter(({ path }) => path.startsWith('src/') && path !== WHERE)
    .flatMap((file) =>
      textsOf(file)
        .filter(({ text }) => (SQL.test(file.path) ? text.replace(QUALIFIED, '') : text).includes(NAME))
        .map(({ index }) => ({
          key: file.path,
          problem: `${place(file, index)}: '${NAME}' stands in ${WHERE}: use NAME`,
        })),
    )
  return notAllowed(root, 'product-name', breaches)
}
