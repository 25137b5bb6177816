import { defineCommand } from '../../command.ts'

export const migrateCommand = defineCommand({
  command: 'migrate',
  describe: 'bring the database of DATABASE_URL up to date',
  examples: [
    ['$0 migrate --dry-run', 'what would be done'],
    ['$0 migrate', 'creates the schema, or updates it'],
    ['$0 migrate --from data', '... and takes over the stores of a machine'],
    ['$0 migrate --to data', 'writes the stores of the database into a folder'],
  ],
  options: (yargs) =>
    yargs
      .option('dry-run', { type: 'boolean', default: false, describe: 'only say what would be done' })
      .option('from', { type: 'string', describe: 'then copy the stores of this data folder into the database' })
      .option('to', { type: 'string', describe: 'copy the stores of the database into this data folder' }),
  run: async (args, io) => (await import('./run.ts')).runMigrate(args, io),
})
