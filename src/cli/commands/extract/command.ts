import { defineCommand } from '../../command.ts'

export const extractCommand = defineCommand({
  command: 'extract [page...]',
  describe: 'read the article of a page without a config: title, date, authors, text, tags',
  data: true,
  examples: [
    ['$0 extract https://news.example/story', 'fetches the page politely and shows what it says'],
    ['$0 extract saved.html --json', 'a saved page, as JSON'],
    ['$0 extract --batch pages.jsonl --out articles.jsonl', 'many saved pages: lines with id, html (a path) and url'],
  ],
  options: (yargs) =>
    yargs
      .positional('page', { type: 'string', array: true, describe: 'files of HTML, or URLs', default: [] })
      .option('batch', {
        type: 'string',
        describe: 'JSON Lines with id, html (path of a file, relative to the list) and url',
      })
      .option('out', { type: 'string', alias: 'o', describe: 'output file of --batch; - or none for stdout' })
      .option('url', { type: 'string', describe: 'where a saved page was found: joins its links, and may date it' }),
  run: async (args, io) => (await import('./run.ts')).runExtract(args, io),
})
