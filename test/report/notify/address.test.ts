import assert from 'node:assert/strict'
import { hostname } from 'node:os'
import { test } from 'node:test'
import { readAddress, secretIn } from '../../../src/report/notify/address.ts'
import { findDestinations } from '../../../src/report/notify/destinations.ts'

for (const [address, expected] of [
  ['smtp://mail.example?to=a@b.example', { port: 25, tls: 'offered', login: null, from: `regatta@${hostname()}` }],
  ['smtp://u:p%40@mail.example?to=a@b.example', { port: 587, tls: 'required', login: { user: 'u', password: 'p@' } }],
  ['smtp://u:p@mail.example?to=a@b.example&tls=off', { port: 587, tls: 'off' }],
  ['smtp://u:p@localhost:2525?to=a@b.example', { host: 'localhost', port: 2525, tls: 'off' }],
  ['smtp://[::1]?to=a@b.example&tls=required', { host: '::1', tls: 'required' }],
  ['smtp://10.0.0.1?to=a@b.example', { tls: 'offered' }],
  ['smtp://127.evil.example?to=a@b.example', { tls: 'offered' }],
  [
    'smtps://u:p@mail.example?to=a@b.example,c@d.example&from=e@f.example',
    { port: 465, tls: 'implicit', to: ['a@b.example', 'c@d.example'], from: 'e@f.example' },
  ],
  [
    'https://hooks.example/x?y=1',
    { kind: 'webhook', url: 'https://hooks.example/x?y=1', label: 'webhook https://hooks.example' },
  ],
  [
    'https://u:p@hooks.example/x',
    { kind: 'webhook', url: 'https://hooks.example/x', headers: { authorization: 'Basic dTpw' } },
  ],
  ['slack:https://hooks.slack.com/services/x', { kind: 'slack', url: 'https://hooks.slack.com/services/x' }],
] as [string, object][]) {
  test(address, () => {
    const read = readAddress(address, {})
    assert.ok(read.ok, read.ok ? '' : read.message)
    assert.partialDeepStrictEqual(read.destination, expected)
  })
}

test('the environment says who gets mail and from whom', () => {
  const env = { REGATTA_NOTIFY_TO: 'a@b.example, c@d.example', REGATTA_NOTIFY_FROM: 'e@f.example' }
  const read = readAddress('smtp://mail.example', env)
  assert.partialDeepStrictEqual(read.ok && read.destination, {
    to: ['a@b.example', 'c@d.example'],
    from: 'e@f.example',
  })
})

for (const [address, message] of [
  ['mail.example', /^an address is one of smtp/],
  ['ftp://u:hunter2@mail.example', /not "ftp:"$/],
  ['slack:smtp://u:hunter2@mail.example', /not "smtp:"$/],
  ['smtp://u:hunter2@mail.example', /^no recipient: add/],
  ['smtp://u:hunter2@mail.example?to=nobody', /^"nobody" is not a mail address$/],
  ['smtp://u:hunter2@mail.example?to=a@b.example%0d%0aBcc:c@d.example', /is not a mail address$/],
  ['smtp://u:hunter2@mail.example?too=a@b.example', /not too=$/],
  ['smtp://u:hunter2@mail.example?to=a@b.example&tls=maybe', /^tls= is one of/],
  ['smtps://u:hunter2@mail.example?to=a@b.example&tls=off', /contradict/],
  ['http://u:hunter2@hooks.example:25/x', /^port 25 is that of another service/],
  ['slack:https://hooks.example:6667/hunter2', /^port 6667 is that of another service/],
] as [string, RegExp][]) {
  test(`${address} is refused without telling the password`, () => {
    const read = readAddress(address, {})
    assert.match(read.ok ? '' : read.message, message)
    assert.doesNotMatch(read.ok ? '' : read.message, /hunter2/)
  })
}

for (const [address, secret] of [
  ['env:NAME', false],
  ['smtp://localhost?to=a@b.example', false],
  ['http://localhost:8080/hook', false],
  ['https://hooks.example/regatta/run-ended', false],
  ['smtp://u:p@mail.example?to=a@b.example', true],
  ['slack:https://hooks.slack.com/services/x', true],
  ['https://u@hooks.example/', true],
  ['https://hooks.example/?token=x', true],
  ['https://hooks.example/T0123456789abcdef', true],
] as const) {
  test(`${address} ${secret ? 'has no place' : 'may stand'} on a command line`, () => {
    assert.equal(secretIn(address) !== null, secret)
  })
}

test('a variable may hold several addresses; what is wrong is reported by its name and place', () => {
  const env = { TWO: ' https://a.example/x \n slack:https://b.example/y ', BAD: 'https://a.example/x oops' }
  const found = findDestinations(['env:TWO', 'env:BAD', 'env:NONE'], env)
  assert.deepEqual(
    found.destinations.map(({ label }) => label),
    ['webhook https://a.example', 'slack https://b.example', 'webhook https://a.example'],
  )
  assert.equal(found.problems.length, 2)
  assert.match(found.problems[0]!, /^BAD, address 2: an address is one of/)
  assert.equal(found.problems[1], 'the environment variable NONE is not set')
})
