import { hash, randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { WebStorage } from '../../browser/web-storage.ts'
import type { SourceId } from '../../config/source.ts'
import type { SessionCookie } from '../../http/session-cookie.ts'
import { readJson, writeJson } from '../../runs/folder/files/json-file.ts'
import { makePrivateFolder } from '../../runs/folder/files/make-folder.ts'

/** Keeps the session of one source between runs, in a file that only its owner may read. */
export interface SessionFile {
  /** Null where there is none of this very login: another user or password makes another session. */
  read(): KeptSession | null
  write(session: KeptSession): void
}

/** What lets somebody in; `storage` where a browser was used. */
export interface KeptSession {
  cookies: readonly SessionCookie[]
  storage?: WebStorage
}

/** `folder`: of the sessions of all sources. `login`: whatever makes a session another one; only a digest is kept. */
export function openSessionFile(folder: string, { country, source }: SourceId, login: unknown): SessionFile {
  const file = join(folder, country, `${source}.json`)
  return {
    read() {
      const saved = readJson<Saved>(file)
      return saved !== null && saved.login === digestOf(login, saved.salt) ? saved : null
    },
    write({ cookies, storage }) {
      makePrivateFolder(dirname(file))
      const salt = randomUUID()
      writeJson(file, {
        saved: new Date().toISOString(),
        salt,
        login: digestOf(login, salt),
        cookies,
        ...(storage === undefined ? {} : { storage }),
      })
    },
  }
}

interface Saved extends KeptSession {
  /** ISO 8601. */
  saved: string
  salt: string
  login: string
}

function digestOf(login: unknown, salt: string): string {
  return hash('sha256', `${salt}${JSON.stringify(login)}`)
}
