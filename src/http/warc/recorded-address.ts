import { hash } from 'node:crypto'
import type { Outgoing } from '../exchange.ts'

/**
 * Under which address the answer to a request stands in a recording: its own without a fragment, and for a form with
 * one that tells bodies apart.
 */
export function recordedAddress({ url, post }: Pick<Outgoing, 'url' | 'post'>): string {
  const address = url.origin + url.pathname + url.search
  return post === undefined ? address : `${address}${MARK}${hash('sha256', post.body).slice(0, 16)}`
}

/** The same of an address as a recording has it. */
export function knownAddress(uri: string): string {
  const url = new URL(uri)
  return url.origin + url.pathname + url.search + (url.hash.startsWith(MARK) ? url.hash : '')
}

const MARK = '#post-'
