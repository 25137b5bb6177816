import type { Commands } from '../cli/command.ts'
import { main } from '../cli/main.ts'
import { NAME } from '../vocabulary/product.ts'

/** Runs the program on this process: its words, its streams, its exit code. */
export async function runCli(commands?: Commands): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', outputFailed)
  const { stdout, stderr, env } = process
  // Only the code is set: exit() would drop what a pipe has not taken yet.
  const code = await main(process.argv.slice(2), { stdout, stderr, env, cwd: process.cwd() }, commands)
  process.exitCode ||= code
}

// Whoever reads our output may leave (`| head`, a closed terminal): that ends the output, not the work. A full disk is
// reported.
function outputFailed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || error.code === 'EIO') return
  process.exitCode = 1
  process.stderr.write(`${NAME}: cannot write the output: ${error.message}\n`)
}
