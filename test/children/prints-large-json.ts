// regatta with one command, which prints a JSON document of as many MiB as its argument says.
import { runCli } from '../../src/bin/run-cli.ts'
import type { Command } from '../../src/cli/command.ts'

const command: Command<{ mib: string }> = {
  command: 'large <mib>',
  describe: 'print a large document',
  examples: [['$0 large 4', '4 MiB']],
  options: (yargs) => yargs.positional('mib', { type: 'string', demandOption: true }),
  run: ({ mib }, { stdout }) => {
    stdout.write(`${JSON.stringify({ text: 'x'.repeat(Number(mib) * 1024 * 1024) })}\n`)
    return Promise.resolve(0)
  },
}

await runCli({ large: () => Promise.resolve(command) })
