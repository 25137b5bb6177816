import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { relative } from 'node:path'
import { NAME } from '../../../vocabulary/product.ts'
import type { CommonArgs } from '../../command.ts'
import type { DemoFolder } from './folder.ts'
import type { Interruption } from './interruption.ts'

/** What run-all is given, as a user in `cwd` would type it. */
export function runAllArguments(folder: DemoFolder, cwd: string): string[] {
  return ['run-all', ...placeArguments(folder, cwd, ['config', 'data', 'log', 'state']), '--poll-interval', '500ms']
}

export type DemoPlace = 'config' | 'data' | 'log' | 'state'

/** Flags that point a command at the demo's folder. */
export function placeArguments(folder: DemoFolder, cwd: string, places: DemoPlace[]): string[] {
  const paths = { config: folder.configs, data: folder.data, log: folder.logs, state: folder.state }
  return places.flatMap((place) => [`--${place}-dir`, relative(cwd, paths[place])])
}

/**
 * Runs the fleet as a user would: this same program, in a process of its own and in this terminal. With --json the
 * document on stdout is the demo's, and the run shows itself on stderr. Returns the exit code, or the signal that
 * killed it.
 */
export async function runDemoFleet(
  words: string[],
  args: CommonArgs,
  interruption: Interruption,
): Promise<number | NodeJS.Signals> {
  const flags = [
    ...(args.json ? ['--json'] : []),
    ...(args.ascii ? ['--ascii'] : []),
    ...(args.quiet ? ['--quiet'] : []),
    ...(args.color ? [] : ['--no-color']),
    '--log-level',
    args.logLevel,
  ]
  const child = spawn(process.execPath, [program(), ...words, ...flags], {
    stdio: ['inherit', args.json ? 'ignore' : 'inherit', 'inherit'],
  })
  interruption.passTo((signal) => child.kill(signal))
  try {
    const [code, signal] = (await once(child, 'exit')) as [number, null] | [null, NodeJS.Signals]
    return code ?? signal
  } finally {
    interruption.passTo(null)
  }
}

function program(): string {
  const script = process.argv[1]
  if (script === undefined) throw new Error(`where ${NAME} itself lies is not known`)
  return script
}
