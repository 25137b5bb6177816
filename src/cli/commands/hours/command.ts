import { defineCommand } from '../../command.ts'

export const hoursCommand = defineCommand({
  command: 'hours [text..]',
  describe: 'read recurring times (opening hours, services) from a text, or from many',
  examples: [
    ['$0 hours "Mon-Fri 8am-12 noon, 1st Saturday 10-12"', 'days, times and the recurrence of each'],
    ['$0 hours hours.txt --language es', 'a file of plain text, in Spanish'],
    ['$0 hours --batch texts.jsonl --out facts.jsonl', 'one JSON object a line: {"id","text"} in, {"id","facts"} out'],
  ],
  data: true,
  options: (yargs) =>
    yargs
      .positional('text', { type: 'string', array: true, describe: 'the text, or the path of a text file' })
      .option('batch', {
        type: 'string',
        describe: 'file of JSON Lines with id, text and optionally language and kind',
      })
      .option('out', { type: 'string', describe: 'where the results of --batch go; by default to stdout' })
      .option('language', { type: 'string', describe: 'two letters, such as es; guessed by default' })
      .option('kind', { type: 'string', describe: 'what the times are of, such as mass; it is put into each fact' }),
  run: async (args, io) => (await import('./run.ts')).hours(args, io),
})
