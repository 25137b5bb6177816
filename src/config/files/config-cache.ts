import { join } from 'node:path'
import { programVersion } from './program-version.ts'
import { ResultCache } from './result-cache.ts'

/** What is remembered of configs between commands, below the state directory; undefined where nothing can be. */
export function configCache(stateDir: string): ResultCache | undefined {
  const version = programVersion()
  return version === null ? undefined : new ResultCache(join(stateDir, 'config-cache.db'), version)
}
