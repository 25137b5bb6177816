import { defineCommand } from '../../command.ts'

export const migrateCommand = defineCommand({
  command: 'migrate',
  describe: 'bring the database of DATABASE_URL up to date',
  examples: [
    ['$0 migrate --dry-run', 'what would be done'],
    ['$0 migrate', 'creates the schema, or updates it'],
  ],
  options: (yargs) =>
    yargs.option('dry-run', { type: 'boolean', default: false, describe: 'only say what would be done' }),
  run: async (args, io) => (await import('./run.ts')).runMigrate(args, io),
})
