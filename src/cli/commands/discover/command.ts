import { LINK_KINDS } from '../../../discovery/link-kind.ts'
import { defineCommand } from '../../command.ts'

export const discoverCommand = defineCommand({
  command: 'discover [page]',
  describe: 'score the links of a page: which is the list of news, which the directory, which are articles',
  examples: [
    ['$0 discover home.html', 'the links that may be the list of news, best first'],
    ['$0 discover https://diocese.example --kind directory', 'the same of a site, with a look at the best pages'],
    ['$0 discover home.html --kind directory --all --json', 'every link, with its score and the reasons'],
    ['$0 discover --batch pages.jsonl --out links.jsonl', 'many pages: {"id","html","url"} in, {"id","links"} out'],
  ],
  data: true,
  options: (yargs) =>
    yargs
      .positional('page', { type: 'string', describe: 'an HTML file, or a URL' })
      .option('kind', { choices: LINK_KINDS, default: 'listing' as const, describe: 'what is looked for' })
      .option('all', { type: 'boolean', default: false, describe: 'show links below 7, too' })
      .option('opinion', {
        type: 'boolean',
        default: false,
        describe: 'ask the model of REGATTA_OPINION_URL, too; the links are sent there',
      })
      .option('batch', {
        type: 'string',
        describe: 'file of JSON Lines with id, html (a path beside the file) and url',
      })
      .option('out', { type: 'string', describe: 'where the results of --batch go; by default to stdout' }),
  run: async (args, io) => (await import('./run.ts')).discoverLinks(args, io),
})
