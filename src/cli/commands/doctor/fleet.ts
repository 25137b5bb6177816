import { existsSync } from 'node:fs'
import { loadFleet } from '../../../config/files/load.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { localDateTime } from '../../../vocabulary/time/local-time.ts'
import { shownPath } from '../../../config/files/shown-path.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { type Check, ok, warn } from './check.ts'
import { NAME } from '../../../vocabulary/product.ts'

/** Whether the configs can be read and are valid, and whether a run holds the state folder. */
export async function checkFleet(
  args: Pick<CommonArgs, 'configDir' | 'stateDir'>,
  { cwd }: Pick<Io, 'cwd'>,
): Promise<Check[]> {
  return [await checkConfigs(args.configDir, cwd), await checkRunning(args.stateDir)]
}

async function checkConfigs(configDir: string, cwd: string): Promise<Check> {
  const place = shownPath(configDir, cwd)
  if (!existsSync(configDir)) {
    return warn(
      'configs',
      `no folder ${place} here`,
      'write <country>/<source>.yaml there, or choose another: --config-dir',
    )
  }
  const { sources, invalid, parked, unreadable, misplaced } = await loadFleet(configDir, [], cwd)
  const more = parked.length > 0 ? `, ${parked.length} parked` : ''
  const found = `${counted(sources.length, 'scraper')} in ${place}${more}`
  if (unreadable[0] !== undefined) return warn('configs', `${found}; ${unreadable[0]}`, 'make the folder readable')
  if (invalid[0] !== undefined) {
    const { file, line, column } = invalid[0]
    return warn('configs', `${found}; ${invalid.length} invalid, first: ${file}:${line}:${column}`, `${NAME} check`)
  }
  if (misplaced[0] !== undefined) return warn('configs', `${found}; ${misplaced[0]}`, 'move or rename the file')
  return sources.length > 0 ? ok('configs', found) : warn('configs', found, 'write <country>/<source>.yaml there')
}

async function checkRunning(stateDir: string): Promise<Check> {
  const holder = await openRunReader(stateDir).lockHolder()
  if (holder === null) return ok('lock', 'no run is active')
  return ok(
    'lock',
    `run ${holder.run ?? 'just starting'} is active since ${localDateTime(new Date(holder.since))} (process ${holder.process.pid})`,
  )
}
