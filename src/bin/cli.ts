import { main } from '../cli/main.ts'

// Whoever reads our output may leave (`| head`, a closed terminal): that ends the output, not the work.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EIO') return
    process.exitCode = 1
    if (stream === process.stdout) process.stderr.write(`regatta: cannot write the output: ${error.message}\n`)
  })
}

const { stdout, stderr, env } = process
// Only the code is set: exit() would drop what a pipe has not taken yet.
process.exitCode = await main(process.argv.slice(2), { stdout, stderr, env, cwd: process.cwd() })
