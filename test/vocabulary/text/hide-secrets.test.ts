import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSecrets, HIDDEN } from '../../../src/vocabulary/text/hide-secrets.ts'

const ROWS: [value: string, text: string, shown: string][] = [
  ['hunter22', 'password=hunter22&x=1', `password=${HIDDEN}&x=1`],
  ['a b&c/d', '/login?p=a%20b%26c%2Fd', `/login?p=${HIDDEN}`],
  ['a b&c/d', 'p=a+b%26c%2Fd', `p=${HIDDEN}`],
  ['a b&c/d', '<p>Wrong: a b&amp;c/d</p>', `<p>Wrong: ${HIDDEN}</p>`],
  ['schön geheim', '/session?p=sch%F6n+geheim&q=1', `/session?p=${HIDDEN}&q=1`],
  ['say "x"!', '{"value":"say \\"x\\"!"}', `{"value":"${HIDDEN}"}`],
  ['Inventory.Example', 'http://inventory.example/list', `http://${HIDDEN}/list`],
  // A short one would hide half of every log, did it not stand alone.
  ['or', 'for every order, or none', `for every order, ${HIDDEN} none`],
  ['8080', 'http://127.0.0.1:8080/18080', `http://127.0.0.1:${HIDDEN}/18080`],
  ['$1.*(', 'a $1.*( b', `a ${HIDDEN} b`],
  ['line\nbreak', 'line\\nbreak', HIDDEN],
]

for (const [value, text, shown] of ROWS) {
  test(`${JSON.stringify(value)} is hidden in ${text}`, () => {
    const secrets = createSecrets()
    assert.equal(secrets.hide(text), text)
    secrets.add([value])
    assert.equal(secrets.hide(text), shown)
    assert.equal(secrets.hideInBytes(Buffer.from(text)).toString(), shown)
  })
}

test('plain JSON keeps its form, names included, and the longer of two values goes first', () => {
  const secrets = createSecrets()
  secrets.add(['secret', 'secret-host:80'])
  const value = { n: 6, 'http://secret-host:80/': ['the secret', null, { deep: 'secret-host:80' }] }
  assert.deepEqual(secrets.hideIn(value), {
    n: 6,
    [`http://${HIDDEN}/`]: [`the ${HIDDEN}`, null, { deep: HIDDEN }],
  })
})

test('bytes of a page in another charset are left as they are around what is hidden', () => {
  const secrets = createSecrets()
  secrets.add(['pässwort'])
  const bytes = Buffer.concat([Buffer.from([0xe4, 0xff]), Buffer.from('pässwort'), Buffer.from([0xfe])])
  assert.deepEqual(
    secrets.hideInBytes(bytes),
    Buffer.concat([Buffer.from([0xe4, 0xff]), Buffer.from(HIDDEN), Buffer.from([0xfe])]),
  )
})
