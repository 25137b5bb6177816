import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { ALLOWING, allowedVariables } from '../expand/allowed-variables.ts'
import type { Environment } from '../expand/variables.ts'
import { readPlainFile } from './read-plain-file.ts'

/**
 * What configs may name of the environment of this process, and below it of what a `.env` in the current folder says:
 * that is for what is not set. A file that cannot be read is one that is not there.
 */
export function readEnvironment(
  env: Readonly<NodeJS.ProcessEnv> = process.env,
  folder: string = process.cwd(),
): Environment {
  // Whoever made the folder may not widen what its configs may name.
  const { [ALLOWING]: _, ...file } = envFile(folder)
  return allowedVariables({ ...file, ...env })
}

/** In bytes: some hundred variables. */
const LARGEST = 256 * 1024

function envFile(folder: string): Environment {
  try {
    return parseEnv(readPlainFile(join(folder, '.env'), LARGEST)?.toString() ?? '')
  } catch {
    return {}
  }
}
