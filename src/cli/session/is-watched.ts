import type { CommonArgs, Io } from '../command.ts'

/**
 * Whether somebody sits at the terminal behind stderr who wants to see, in colour and Unicode, how far a command is.
 */
export function isWatched(
  { json, quiet, ascii, stderrColor }: Pick<CommonArgs, 'json' | 'quiet' | 'ascii' | 'stderrColor'>,
  { stderr }: Pick<Io, 'stderr'>,
): boolean {
  return stderr === process.stderr && stderr.isTTY === true && stderrColor && !json && !quiet && !ascii
}
