import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Finding } from '../../../config/parse/finding.ts'
import type { Source } from '../../../config/source.ts'

/** Configs whose module of hooks is not there: they would not start. */
export function missingHooks(fleet: readonly Source[], cwd: string): Finding[] {
  return fleet.flatMap(({ file, hooks }): Finding[] => {
    if (hooks === undefined || existsSync(resolve(cwd, hooks))) return []
    const message = `hooks: there is no file ${hooks}`
    return [{ file, line: 1, column: 1, path: 'hooks', level: 'warning', rule: 'no-hooks', message }]
  })
}
