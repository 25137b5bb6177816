import { defineCommand } from '../../command.ts'

export const hoursCommand = defineCommand({
  command: 'hours [text..]',
  describe: 'read recurring times (opening hours, services) from a text or a page, or from many',
  examples: [
    ['$0 hours "Mon-Fri 8am-12 noon, 1st Saturday 10-12"', 'days, times and the recurrence of each'],
    ['$0 hours hours.txt --language es', 'a file of plain text, in Spanish'],
    ['$0 hours parish.html --kind mass', 'of a page, the times of one kind'],
    ['$0 hours --batch texts.jsonl --out facts.jsonl', 'one JSON object a line: {"id","text"} in, {"id","facts"} out'],
  ],
  data: true,
  options: (yargs) =>
    yargs
      .positional('text', {
        type: 'string',
        array: true,
        describe: 'the text, the path of a text or HTML file, a URL, or - for standard input',
      })
      .option('batch', {
        type: 'string',
        describe: 'file of JSON Lines with id, text and optionally language and kind',
      })
      .option('out', { type: 'string', describe: 'where the results of --batch go; by default to stdout' })
      .option('language', { type: 'string', describe: 'two letters, such as es; guessed by default' })
      .option('opinion', {
        type: 'boolean',
        default: false,
        describe: 'ask the model of REGATTA_OPINION_URL, too; the text is sent there',
      })
      .option('kind', {
        type: 'string',
        describe: 'what the times are of, such as mass; of a page, only those that it calls so',
      }),
  run: async (args, io, typed) => {
    // A lone dash is no word to the parser of the command line.
    const text = typed?.includes('-') === true ? ['-'] : args.text
    return (await import('./run.ts')).hours({ ...args, text }, io)
  },
})
