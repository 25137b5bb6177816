import type { CommonArgs, Io } from '../../command.ts'
import { needsAscii } from '../../color.ts'
import { type Check, ok, warn } from './check.ts'

/** The live view wants that much to be of use. */
const NARROW = 60
const LOW = 10

/** Whether the terminal is large enough for the live view and shows its characters. */
export function checkTerminal({ color, ascii }: Pick<CommonArgs, 'color' | 'ascii'>, { stdout, env }: Io): Check[] {
  const looks = `${ascii ? 'ASCII' : 'Unicode'}, ${color ? 'colours' : 'no colours'}`
  if (stdout.isTTY !== true) return [ok('terminal', `none: plain lines are printed (${looks})`)]
  const { columns = 0, rows = 0 } = stdout
  const found = `${columns} x ${rows}, ${looks}`
  if (columns > 0 && (columns < NARROW || rows < LOW)) {
    return [warn('terminal', found, 'a larger window shows more of a run; nothing is lost meanwhile')]
  }
  if (needsAscii(undefined, env, stdout) && env['TERM'] !== 'linux') {
    return [warn('terminal', `${found}: the locale is not UTF-8`, 'export LC_ALL=C.UTF-8')]
  }
  return [ok('terminal', found)]
}
