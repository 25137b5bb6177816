import { connect } from 'node:net'
import { createTransport, type SMTPTransportOptions } from 'nodemailer'
import type { MailServer } from './address.ts'
import { DeliveryError } from './delivery.ts'
import type { Message } from './message.ts'

type GiveSocket = Parameters<NonNullable<SMTPTransportOptions['getSocket']>>[1]

/** Hands a mail to an SMTP server; `timeoutMs` for one try, `signal` for all of them. */
export async function sendMail(
  server: MailServer,
  message: Message & { id: string },
  signal: AbortSignal,
  timeoutMs: number,
): Promise<void> {
  const { host, port, tls, login, from, to } = server
  const transport = createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'off',
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    // A socket of ours can be cut off: nodemailer's own would keep the process until its timeouts.
    getSocket: (_, done) => openSocket(host, port, signal, done),
  })
  try {
    await transport.sendMail({
      from,
      to,
      messageId: `<${message.id}>`,
      subject: message.subject,
      text: message.text,
      // No holiday message comes back (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    throw asDeliveryError(error as Error & { responseCode?: number; code?: string })
  } finally {
    transport.close()
  }
}

function openSocket(host: string, port: number, signal: AbortSignal, done: GiveSocket): void {
  const socket = connect({ host, port })
  const cut = (): void => void socket.destroy(new Error('the time was up'))
  signal.addEventListener('abort', cut, { once: true })
  socket.once('close', () => signal.removeEventListener('abort', cut))
  const failed = (error: Error): void => done(error)
  socket.once('error', failed)
  socket.once('connect', () => {
    socket.off('error', failed)
    done(null, { connection: socket })
  })
}

/**
 * 4xx is a server that may think otherwise in a moment; 5xx, a refused login or a certificate is final (RFC 5321,
 * 4.2.1).
 */
function asDeliveryError(error: Error & { responseCode?: number; code?: string }): DeliveryError {
  const { responseCode, code } = error
  const final = responseCode !== undefined ? responseCode >= 500 : code === 'EAUTH' || code === 'ETLS'
  return new DeliveryError(error.message, { again: !final })
}
