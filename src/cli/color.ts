import type { Screen } from '../view/live/terminal.ts'

/**
 * Whether to write colours on a stream. A flag decides before the environment; FORCE_COLOR before NO_COLOR, as in Node
 * itself; otherwise a terminal that is not `dumb` gets them.
 */
export function wantsColor(flag: boolean | undefined, env: NodeJS.ProcessEnv, stream: Screen): boolean {
  if (flag !== undefined) return flag
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if (env['NO_COLOR']) return false
  return stream.isTTY === true && env['TERM'] !== 'dumb'
}

/**
 * Whether the terminal of this locale cannot show anything but ASCII. Only a terminal counts: a pipe or a file is read
 * by somebody else, who may well know UTF-8. No locale at all is what cron, containers and macOS services have: it says
 * nothing.
 */
export function needsAscii(flag: boolean | undefined, env: NodeJS.ProcessEnv, stream: Screen): boolean {
  if (flag !== undefined) return flag
  if (stream.isTTY !== true) return false
  if (env['TERM'] === 'linux') return true
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''
  return locale !== '' && !/utf-?8/i.test(locale)
}
