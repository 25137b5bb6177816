import { readFileSync } from 'node:fs'
import { schemaFile, type SchemaName } from '../../../config/files/schema-file.ts'
import type { Io } from '../../command.ts'

/** Prints a JSON Schema that the package holds, or where it lies. */
export function printSchema({ name, path }: { name: SchemaName; path: boolean }, io: Io): number {
  const file = schemaFile(name)
  io.stdout.write(path ? `${file}\n` : readFileSync(file, 'utf8'))
  return 0
}
