import { defineCommand } from '../../command.ts'

export const importCommand = defineCommand({
  command: 'import <dir>',
  describe: 'import urls.csv, news.csv and news.jsonl of the predecessor system',
  examples: [
    ['$0 import old/data/text', 'every <country>/<paper>/ below it'],
    ['$0 import old/data/text --dry-run', 'show what would be imported, and change nothing'],
    ['$0 import old/data/text --map fiji/sun_online=fiji/fiji_sun', 'import one folder into another source'],
  ],
  options: (yargs) =>
    yargs
      .positional('dir', { type: 'string', demandOption: true, describe: 'folder to import' })
      .option('map', {
        type: 'string',
        array: true,
        nargs: 1,
        default: [],
        describe: 'old_country/old_paper=country/source; repeatable',
      })
      .option('dry-run', { type: 'boolean', default: false, describe: 'show what would be imported; changes nothing' })
      .parserConfiguration({
        'dot-notation': false,
        'duplicate-arguments-array': true,
        'parse-positional-numbers': false,
      })
      // Only --map is a list: of any other flag the last one counts, as everywhere.
      .middleware((argv: Record<string, unknown>) => {
        for (const [flag, value] of Object.entries(argv)) {
          if (flag !== '_' && flag !== 'map' && Array.isArray(value)) argv[flag] = value.at(-1)
        }
      }),
  run: async (args, io) => (await import('./run.ts')).importAll(args, io),
})
