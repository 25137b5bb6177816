import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { shownPath } from '../../../config/files/shown-path.ts'

type TokenRead = { ok: true; token: string | null } | { ok: false; refusal: string; hint: string }

/** A shorter one could be guessed. */
const SHORTEST = 16

/** The token in a file, without the line break behind it; null where no file is named. */
export function readToken(file: string | undefined, cwd: string): TokenRead {
  if (file === undefined) return { ok: true, token: null }
  const path = resolve(cwd, file)
  const shown = shownPath(path, cwd)
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (error) {
    const hint = `Make one: (umask 077; openssl rand -hex 24 > ${shown})`
    return { ok: false, refusal: `--token-file: ${shown} cannot be read: ${(error as Error).message}`, hint }
  }
  if (/^[\x21-\x7e]+$/.test(text) && text.length >= SHORTEST) return { ok: true, token: text }
  const refusal = `--token-file: ${shown} must hold one word of at least ${SHORTEST} characters`
  return { ok: false, refusal, hint: `Make one: (umask 077; openssl rand -hex 24 > ${shown})` }
}
