import assert from 'node:assert/strict'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { reportThrown } from '../../src/cli/internal-error.ts'
import { paperIo } from './paper-io.ts'

const HOOK = 'https://me:SECRET1@hooks.example/SECRET2'

/** Command lines with secrets in them, what is thrown, and how the report has the words. */
const ROWS: [words: string[], error: string, written: string][] = [
  [['run-all', '--notify', HOOK], `cannot post to ${HOOK}`, '["run-all","--notify","[...]"]'],
  [['run-all', `--notify=${HOOK}`], `'${HOOK}' is odd`, '["run-all","--notify=[...]"]'],
  [['run', 'fiji/x', '--header', 'X-Api-Key: SECRET3'], 'bad X-Api-Key: SECRET3', '["run","[...]","--header","[...]"]'],
  [['--label=k:SECRET4', 'list'], 'a label k:SECRET4', '["--label=[...]","[...]"]'],
  [['list', '-nSECRET5'], 'at ftp://you:SECRET6@x.example/ and //SECRET7@y/', '["list","[...]"]'],
  [['run', '--token', 'SECRET9'], 'SECRET9 is no token', '["run","--token","[...]"]'],
  [['run', '--token=SECRET9'], "what is 'SECRET9'?", '["run","--token=[...]"]'],
  [['list', '-nSECRET5'], 'nobody has xSECRET5x', '["list","[...]"]'],
  [['SECRET8', 'list'], 'no command SECRET8', '["[...]","[...]"]'],
  [['SECRET8=1', 'list'], 'a bug', '["[...]","[...]"]'],
]

for (const [words, error, written] of ROWS) {
  test(`a report about '${words.join(' ')}' holds none of its values`, () => {
    const io = paperIo()
    assert.equal(reportThrown(new Error(error), words, io), 70)
    const file = /its stack is in (.*?);/.exec(io.stderr.text)![1]!
    const text = readFileSync(file, 'utf8')
    assert.equal(text.split('\n')[1], written)
    assert.match(text, /\n +at .*internal-error\.test/)
    assert.doesNotMatch(text + io.stderr.text, /SECRET/)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    rmSync(file)
  })
}

test('what the system refuses is said without the user of a URL', () => {
  const io = paperIo()
  const refused = Object.assign(new Error(`ENOENT: no such file, open '${HOOK}'`), { code: 'ENOENT', syscall: 'open' })
  reportThrown(refused, ['list'], io)
  assert.doesNotMatch(io.stderr.text, /SECRET1/)
})
