import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { SCHEMA_NAMES } from '../../../../src/config/files/schema-file.ts'
import { main } from '../../../../src/cli/main.ts'
import { paperIo } from '../../paper-io.ts'

async function printed(words: string[]): Promise<{ code: number; text: string }> {
  const io = paperIo()
  return { code: await main(['schema', ...words], io), text: io.stdout.text }
}

for (const name of SCHEMA_NAMES) {
  test(`schema ${name} prints the file that the package holds, and --path says where it lies`, async () => {
    const { code, text } = await printed([name])
    assert.equal(code, 0)
    assert.equal(typeof (JSON.parse(text) as { $schema: string }).$schema, 'string')
    const { text: path } = await printed([name, '--path'])
    assert.equal(readFileSync(path.trimEnd(), 'utf8'), text)
  })
}

test('without a name it is that of a config; another name is refused', async () => {
  assert.equal((await printed([])).text, (await printed(['source'])).text)
  assert.equal((await printed(['sauce'])).code, 2)
})
