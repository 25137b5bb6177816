import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import { schemaLineFinding } from '../../../src/config/files/schema-line.ts'
import { configFolder } from '../config-folder.ts'

const ROWS: [what: string, text: string, place: string | null][] = [
  ['a path into a checkout', '# yaml-language-server: $schema=../../schema/source.schema.json\nname: x\n', '1:33'],
  ['below other comments', '# The Gazette\n#yaml-language-server: $schema=nowhere.json\n', '2:32'],
  ['an absolute path', '# yaml-language-server: $schema=/no/such/source.schema.json\n', '1:33'],
  ['a file that is there', '# yaml-language-server: $schema=../own.json\n', null],
  ['a web address', '# yaml-language-server: $schema=https://gazette.example/source.json\n', null],
  ['another setting', '# yaml-language-server: $other=1\n', null],
  ['no such line', 'name: $schema=x\n', null],
]

for (const [what, text, place] of ROWS) {
  test(`${what}: ${place ?? 'nothing'}`, (t) => {
    const dir = configFolder(t, { 'fiji/a.yaml': text, 'own.json': '{}' })
    const path = join(dir, 'fiji/a.yaml')
    const finding = schemaLineFinding(text, path, 'fiji/a.yaml')
    assert.equal(finding === null ? null : `${finding.line}:${finding.column}`, place)
    if (finding !== null) assert.ok(existsSync(resolve(dirname(path), / ([^ ]+)$/.exec(finding.message)?.[1] ?? '')))
  })
}
