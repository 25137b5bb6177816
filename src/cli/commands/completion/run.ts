import type { CommonArgs, Commands, Io } from '../../command.ts'
import { completeWords } from './complete-words.ts'
import { shellScript } from './shell-script.ts'

interface CompletionArgs {
  shell: 'bash' | 'zsh' | 'fish' | 'words'
}

/** Prints the script of a shell, or what a word may become. */
export async function complete(
  { shell, ...args }: CompletionArgs & CommonArgs,
  io: Io,
  words: string[] = [],
  commands: Commands = {},
): Promise<number> {
  if (shell !== 'words') {
    io.stdout.write(shellScript(shell))
    return 0
  }
  const typed = words.slice(words.indexOf('--') + 1)
  const candidates = words.includes('--') ? await completeWords(typed, args, commands) : []
  io.stdout.write(candidates.map(({ word, what }) => `${word}\t${what.split('\n')[0]}\n`).join(''))
  return 0
}
