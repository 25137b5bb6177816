import { defineCommand } from '../../command.ts'

export const newCommand = defineCommand({
  command: 'new <url>',
  describe: 'look at a site and write its config: feed, API, sitemap, or the pages of a listing',
  examples: [
    ['$0 new https://gazette.example', 'looks, asks for country and source, writes and tries the config'],
    ['$0 new https://gazette.example/sport --country fiji --source gazette_sport', 'one section'],
    ['$0 new https://gazette.example --dry-run', 'shows what would be written'],
  ],
  options: (yargs) =>
    yargs
      .positional('url', {
        type: 'string',
        demandOption: true,
        describe: 'home page, listing page, feed or API of the site',
      })
      .option('country', { type: 'string', describe: 'folder of the config; guessed from the address' })
      .option('source', { type: 'string', describe: 'name of the config; guessed from the address' })
      .option('yes', { type: 'boolean', default: false, describe: 'take the guesses instead of asking' })
      .option('dry-run', { type: 'boolean', default: false, describe: 'print the config instead of writing it' })
      .option('force', { type: 'boolean', default: false, describe: 'replace a config that is there' }),
  run: async (args, io) => (await import('./run.ts')).runNew(args, io),
})
