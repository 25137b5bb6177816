import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'

/**
 * Whether a connection over loopback comes from a process of our own user, by what the kernel says of its other end
 * (proc(5), /proc/net/tcp). Only Linux says so: elsewhere, and where the table cannot be read, every one counts as
 * ours.
 */
export async function isOwnPeer({ remotePort, localPort }: Pick<Socket, 'remotePort' | 'localPort'>): Promise<boolean> {
  const uid = process.getuid?.()
  if (uid === undefined || remotePort === undefined || localPort === undefined) return true
  let table: string
  try {
    table = await readFile('/proc/net/tcp', 'utf8')
  } catch {
    return true
  }
  const ends = `${loopback(remotePort)} ${loopback(localPort)} `
  const at = table.indexOf(ends)
  // One whose other end is closed already has nobody to be answered.
  if (at === -1) return false
  // Behind both ends: state, queues, timer, retransmissions, and the user.
  const [, , , , owner] = table.slice(at + ends.length, at + ends.length + 100).split(/\s+/)
  return Number(owner) === uid
}

/** An end on 127.0.0.1 as the table writes it, in the byte order of the machine. */
function loopback(port: number): string {
  return `${ADDRESS}:${port.toString(16).toUpperCase().padStart(4, '0')}`
}

const ADDRESS = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? '0100007F' : '7F000001'
