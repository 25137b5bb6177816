import { isAbsolute, relative, sep } from 'node:path'

/** A path as the user would type it: relative to the current directory where it lies below it. */
export function shownPath(path: string, cwd: string): string {
  if (!isAbsolute(path)) return path
  const below = relative(cwd, path)
  return below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? path : below
}
