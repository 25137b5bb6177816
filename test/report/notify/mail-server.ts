import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface ReceivedMail {
  from: string
  to: string[]
  /** As it came, headers and all. */
  raw: string
  encrypted: boolean
  user: string | null
}

/** A real SMTP server on loopback that keeps what it gets. */
export class MailServer implements AsyncDisposable {
  readonly mails: ReceivedMail[] = []
  readonly logins: { user: string; password: string; encrypted: boolean }[] = []
  connections = 0
  readonly #server: SMTPServer

  private constructor(server: SMTPServer) {
    this.#server = server
  }

  /** `login`: the one that is let in; `refuse`: how many mails are turned away first, with that answer. */
  static async start({
    login,
    refuse = [],
    ...options
  }: SMTPServerOptions & { login?: [user: string, password: string]; refuse?: number[] } = {}): Promise<MailServer> {
    const answers = [...refuse]
    const self: MailServer = new MailServer(
      new SMTPServer({
        authOptional: login === undefined,
        disabledCommands: options.key === undefined ? ['STARTTLS'] : [],
        logger: false,
        ...options,
        onConnect(_, done) {
          self.connections++
          done()
        },
        onAuth({ username, password }, { secure }, done) {
          self.logins.push({ user: username ?? '', password: password ?? '', encrypted: secure })
          if (login !== undefined && login[0] === username && login[1] === password)
            return done(null, { user: username ?? '' })
          done(new Error(`no such login: ${username} ${password}`))
        },
        onData(stream, session, done) {
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            const responseCode = answers.shift()
            if (responseCode !== undefined) return done(Object.assign(new Error('not now'), { responseCode }))
            const { mailFrom, rcptTo } = session.envelope
            self.mails.push({
              from: mailFrom === false ? '' : mailFrom.address,
              to: rcptTo.map(({ address }) => address),
              raw: Buffer.concat(chunks).toString('utf8'),
              encrypted: session.secure,
              user: typeof session.user === 'string' ? session.user : null,
            })
            done()
          })
        },
      }),
    )
    self.#server.on('error', () => {})
    await new Promise<void>((resolve) => void self.#server.listen(0, '127.0.0.1', resolve))
    return self
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}
