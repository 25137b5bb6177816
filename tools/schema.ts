// Writes schema/source.schema.json, which editors use, from the schema that the program itself checks configs with.
// `--check` writes nothing and exits 1 when the committed file is another.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { sourceJsonSchema } from '../src/config/json-schema.ts'
import { print } from './print.ts'

const FILE = 'schema/source.schema.json'
const path = resolve(import.meta.dirname, '..', FILE)
const text = `${JSON.stringify(sourceJsonSchema(), null, 2)}\n`

if (process.argv.includes('--check')) {
  if (committed() !== text) {
    print(`${FILE} is not what the schema in src/config/schema says: run node tools/schema.ts and commit it`)
    process.exitCode = 1
  }
} else {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function committed(): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
