import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { test } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { MailServer } from './mail-server.ts'
import { selfSigned } from './self-signed.ts'
import { sendTo } from './sends.ts'

const known = selfSigned()
const unknown = selfSigned()
setDefaultCACertificates([...getCACertificates('default'), known.cert])
const login: [string, string] = ['fleet@news.example', 'p@ss/w%rd']
const asUrl = `${encodeURIComponent(login[0])}:${encodeURIComponent(login[1])}`
const people = 'from=fleet@news.example&to=ann@news.example,bob@news.example'

test('a mail reaches everybody it names, with subject and text, and asks for no automatic answer', async () => {
  await using server = await MailServer.start()
  const delivery = await sendTo(`smtp://127.0.0.1:${server.port}?${people}`)
  assert.deepEqual(delivery, { label: `mail by 127.0.0.1:${server.port}`, tries: 1, failure: null })
  const [mail] = server.mails
  assert.equal(mail!.from, 'fleet@news.example')
  assert.deepEqual(mail!.to, ['ann@news.example', 'bob@news.example'])
  assert.match(mail!.raw, /^Subject: regatta: 1 of 2 scrapers failed \(/m)
  assert.match(mail!.raw, /^Auto-Submitted: auto-generated\r$/m)
  assert.match(mail!.raw.replaceAll('=\r\n', ''), /^- tonga\/matangi: host_down, no answer from <!channel> & co/m)
})

for (const scheme of ['smtp', 'smtps'] as const) {
  test(`${scheme} with a login: over TLS with a certificate that is known`, async () => {
    await using server = await MailServer.start({ ...known, secure: scheme === 'smtps', login })
    const delivery = await sendTo(
      `${scheme}://${asUrl}@localhost:${server.port}?${people}${scheme === 'smtp' ? '&tls=required' : ''}`,
    )
    assert.equal(delivery.failure, null)
    assert.deepEqual(server.logins, [{ user: login[0], password: login[1], encrypted: true }])
    assert.equal(server.mails[0]!.encrypted, true)
  })

  test(`${scheme}: a certificate that nobody vouches for gets neither the login nor the mail`, async () => {
    await using server = await MailServer.start({ ...unknown, secure: scheme === 'smtps', login })
    const delivery = await sendTo(
      `${scheme}://${asUrl}@localhost:${server.port}?${people}${scheme === 'smtp' ? '&tls=required' : ''}`,
    )
    assert.match(delivery.failure!, /self-signed certificate/)
    assert.deepEqual([server.logins, server.mails], [[], []])
  })
}

test('a password is not sent where the server offers no TLS and it is required', async () => {
  await using server = await MailServer.start({ login, allowInsecureAuth: true })
  const delivery = await sendTo(`smtp://${asUrl}@localhost:${server.port}?${people}&tls=required`)
  assert.notEqual(delivery.failure, null)
  assert.deepEqual([server.logins, server.mails], [[], []])
})

test('a refused login is final, and the password that the server repeats is not', async () => {
  await using server = await MailServer.start({ login: ['somebody', 'else'], allowInsecureAuth: true })
  const delivery = await sendTo(`smtp://${asUrl}@localhost:${server.port}?${people}`)
  assert.equal(delivery.tries, 1)
  assert.match(delivery.failure!, /no such login: fleet@news\.example \[redacted\]/)
})

for (const { refuse, tries, arrives } of [
  { refuse: [451, 421], tries: 3, arrives: 1 },
  { refuse: [554], tries: 1, arrives: 0 },
  { refuse: [451, 451, 451, 451, 451, 451], tries: 5, arrives: 0 },
]) {
  test(`answers ${refuse.join(', ')}: ${tries} tries, ${arrives} mails`, async () => {
    await using server = await MailServer.start({ refuse })
    const delivery = await sendTo(`smtp://127.0.0.1:${server.port}?${people}`)
    assert.equal(delivery.tries, tries)
    assert.equal(server.mails.length, arrives)
    assert.equal(delivery.failure === null, arrives === 1)
  })
}

for (const [what, answer] of [
  ['says nothing', (): void => {}],
  // Never silent for long, and never done.
  [
    'never comes to the end of an answer',
    (socket: Socket): void => {
      socket.write('220 here\r\n')
      const drip = setInterval(() => socket.write('250-and\r\n'), 20)
      socket.once('close', () => clearInterval(drip))
    },
  ],
] as const) {
  test(`a mail server that ${what} is given up when the time is up, and its socket closed`, async () => {
    const closed = Promise.withResolvers<void>()
    const server = createServer((socket) => {
      socket.on('error', () => {}).on('close', () => closed.resolve())
      answer(socket)
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const delivery = await sendTo(`smtp://127.0.0.1:${port}?${people}`, { timeoutMs: 300 })
    await closed.promise
    server.close()
    // Of the two clocks, ours and that of the mail client, either may be the first.
    assert.match(delivery.failure!, /^(?:no answer within 0\.3 s|Greeting never received)/)
  })
}
