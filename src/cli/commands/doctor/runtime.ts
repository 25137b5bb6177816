import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { childPrograms } from '../../../processes/programs.ts'
import { spawnProcess } from '../../../processes/spawn.ts'
import { NAME, VERSION } from '../../../vocabulary/product.ts'
import { type Check, fail, ok, why } from './check.ts'

const NODE = 24

/** The version of Node, SQLite, and the child programs of the package. */
export function checkRuntime(version = process.versions.node): Check[] {
  return [checkNode(version), checkSqlite(), checkPrograms()]
}

function checkNode(version: string): Check {
  const found = `${version} (${NAME} ${VERSION}, ${process.platform} ${process.arch})`
  if (Number(version.split('.')[0]) >= NODE) return ok('Node', found)
  return fail('Node', found, `Node ${NODE} or newer: npx -p node@${NODE} -p ${NAME} ${NAME} doctor`)
}

function checkSqlite(): Check {
  try {
    const database = new DatabaseSync(':memory:')
    const row = database.prepare('SELECT sqlite_version() AS version').get()
    database.close()
    return ok('SQLite', `${String(row?.['version'])}, built into Node`)
  } catch (error) {
    return fail('SQLite', why(error), 'use the Node from nodejs.org or from the npm package node')
  }
}

function checkPrograms(): Check {
  const { scraper, group } = childPrograms(spawnProcess)
  const missing = [scraper, group].filter((file) => !existsSync(file))
  if (missing.length === 0) return ok('programs', 'scraper and group runner are in place')
  return fail('programs', `missing: ${missing.join(', ')}`, 'install the package again (in a checkout: npm run build)')
}
