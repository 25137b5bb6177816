import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Environment } from '../expand/variables.ts'

/**
 * The environment of this process, and below it what a `.env` in the current folder says: that is for what is not set.
 * A file that cannot be read is one that is not there.
 */
export function readEnvironment(
  env: Readonly<NodeJS.ProcessEnv> = process.env,
  folder: string = process.cwd(),
): Environment {
  // No config has any business with the database of the cluster.
  const { DATABASE_URL: _, ...visible } = { ...envFile(folder), ...env }
  return visible
}

function envFile(folder: string): Environment {
  try {
    return parseEnv(readFileSync(join(folder, '.env'), 'utf8'))
  } catch {
    return {}
  }
}
