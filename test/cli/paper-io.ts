import type { Io } from '../../src/cli/command.ts'
import { Paper } from '../view/small-terminal.ts'

export type PaperIo = Io & { stdout: Paper; stderr: Paper }

/** The outside world of a command, on paper. */
export function paperIo(given: Partial<Pick<Io, 'env' | 'cwd' | 'stdin'>> = {}): PaperIo {
  return { stdout: new Paper(), stderr: new Paper(), env: {}, cwd: '/home/fleet', ...given }
}
