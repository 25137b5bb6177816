import { defineCommand } from '../../command.ts'
import { SCHEMA_NAMES } from '../../../config/files/schema-file.ts'

export const schemaCommand = defineCommand({
  command: 'schema [name]',
  describe: 'print the JSON Schema of a config, for editors and other programs',
  data: true,
  examples: [
    ['$0 schema > source.schema.json', 'the schema of a config'],
    ['$0 schema defaults', 'that of a _defaults.yaml'],
    ['$0 schema --path', 'where the file lies, for the $schema line of a config'],
  ],
  options: (yargs) =>
    yargs
      .positional('name', { choices: SCHEMA_NAMES, default: 'source' as const, describe: 'which schema' })
      .option('path', { type: 'boolean', default: false, describe: 'print the path of the file instead' }),
  run: async (args, io) => (await import('./run.ts')).printSchema(args, io),
})
