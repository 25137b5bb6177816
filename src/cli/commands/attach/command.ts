import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { defineCommand } from '../../command.ts'
import { ON_HUP } from '../../options/run-options.ts'

export const attachCommand = defineCommand({
  command: 'attach [run]',
  describe: 'follow a run from another terminal, or take it over if its orchestrator has died',
  examples: [
    ['$0 attach', 'the newest run'],
    ['$0 attach 20261121_115902', 'the run whose id begins like this'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', {
        type: 'string',
        describe: 'id of a run, or its beginning; the one going on, or the newest, by default',
      })
      .option('on-hup', ON_HUP),
  run: async (args, io) => {
    const [{ attachRun }, { openRunReader }, { fleetSession }, { pickRun }] = await Promise.all([
      import('../../../fleet/attach.ts'),
      import('../../../runs/open-run-reader.ts'),
      import('../../session/fleet-session.ts'),
      import('../../session/pick-run.ts'),
    ])
    const run = await pickRun(args.run, args, io)
    if (run === null) return EXIT_USAGE
    const plan = await openRunReader(args.stateDir).plan(run)
    const sequential = plan?.mode === 'sequential'
    return fleetSession(args, io, { sequential, onHup: args.onHup }, (session) => attachRun(run, session))
  },
})
