import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { CommonArgs, Io } from '../../command.ts'
import type { Recording } from '../../options/run-options.ts'

type Args = Recording & CommonArgs

/**
 * --record and --replay with whole paths, or what is wrong with them. A replay has a store of its own below the state
 * folder: what a recording lacks must not be noted as gone where the real records are.
 */
export function recordingArgs(args: Args, { cwd }: Io): Pick<Args, 'record' | 'replay' | 'dataDir'> | string {
  const { dataDir } = args
  const record = args.record === undefined ? undefined : resolve(cwd, args.record)
  const replay = args.replay === undefined ? undefined : resolve(cwd, args.replay)
  if (record !== undefined && replay !== undefined) return '--record and --replay exclude each other'
  if (record !== undefined) {
    if (existsSync(record)) return `--record ${args.record}: there is such a file already, and it is left alone`
    return isAllowed(dirname(record), constants.W_OK)
      ? { record, dataDir }
      : `--record ${args.record}: its folder cannot be written`
  }
  if (replay === undefined) return { dataDir }
  if (!isAllowed(replay, constants.R_OK)) return `--replay ${args.replay}: there is no such file that can be read`
  return { replay, dataDir: join(args.stateDir, 'replay') }
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}
