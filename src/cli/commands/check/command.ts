import { defineCommand } from '../../command.ts'
import { wholeNumber } from '../../options/flag-values.ts'
import { PATTERN, SELECTION_FLAGS } from '../../options/selection-options.ts'

export const checkCommand = defineCommand({
  command: 'check [pattern...]',
  describe: 'report errors and warnings in the configs, with file, line and column',
  examples: [
    ['$0 check', 'every config below configs/'],
    ['$0 check fiji/', 'one country'],
    ['$0 check configs/fiji/gazette.yaml --strict', 'one file; warnings count as failures, for CI'],
    ['$0 check --quiet', 'errors only'],
    ['$0 check --show fiji/gazette', 'every value that it runs with, and where it comes from'],
    ['$0 check fiji/gazette --live 3', 'try it: one listing page and three articles; nothing is stored'],
    ['$0 check fiji/gazette --live 3 --watch', 'the same after every change of the file'],
    ['$0 check fiji/gazette --suggest', 'the site has changed: what the selectors should be now; --write takes it'],
    ['$0 check --fix', 'mend what is mechanical, and show what was changed'],
  ],
  options: (yargs) =>
    yargs
      .positional('pattern', PATTERN)
      .options(SELECTION_FLAGS)
      .option('show', {
        type: 'boolean',
        default: false,
        describe: 'print what each config comes to with _defaults.yaml and defaults, and where every value comes from',
      })
      .option('strict', { type: 'boolean', default: false, describe: 'exit with 1 on warnings, too' })
      .option('live', {
        type: 'string',
        default: '0',
        describe: 'also fetch this many articles for each config and show the records',
        coerce: (text: string) => (text === '0' ? 0 : wholeNumber('live')(text)),
      })
      .option('replay', {
        type: 'string',
        normalize: true,
        describe: 'with --live: take the answers from a recording of run --record; no site is asked',
      })
      .option('fix', {
        type: 'boolean',
        default: false,
        describe: 'mend what is mechanical: quotes around selectors, tbody, keys in the wrong place',
      })
      .option('suggest', {
        type: 'boolean',
        default: false,
        describe: 'propose selectors by which stored records are found again in the pages of today',
      })
      .option('write', {
        type: 'boolean',
        default: false,
        describe: 'with --suggest: write the proposals into the configs, after showing them',
      })
      .option('watch', {
        type: 'boolean',
        default: false,
        describe: 'check again whenever a config changes, until Ctrl-C',
      })
      .option('shot', {
        type: 'boolean',
        default: false,
        describe: 'with --live: store what the browser saw, as pictures beside the logs',
      }),
  run: async (args, io) => (await import('./run.ts')).check(args, io),
})
