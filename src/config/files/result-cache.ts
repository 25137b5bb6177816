import { hash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { makePrivateFile } from './make-private-file.ts'

/** Raised when the table changes; what an older or newer program wrote is thrown away. */
const LAYOUT = 1
// With row ids: values of a kilobyte in the tree of the key itself would take three times the room.
const TABLE = `
  CREATE TABLE result (
    path TEXT NOT NULL, kind TEXT NOT NULL, seal TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (path, kind)
  ) STRICT;
  PRAGMA user_version = ${LAYOUT};`

/**
 * What became of configs when they were last read, so that ten thousand unchanged ones need not be parsed again. A row
 * counts only when its seal fits: a hash over the program's version, all that the result was made from, and the result.
 * Nothing about this file ever stops a command: one that is damaged, busy or not to be written costs its time and no
 * more.
 */
export class ResultCache {
  readonly #file: string
  readonly #version: string
  readonly #patience: number
  #lookup: StatementSync | null | undefined
  #database: DatabaseSync | null = null
  readonly #fresh = new Map<string, [path: string, kind: string, seal: string, value: string]>()
  #asked = 0

  /**
   * `version` differs whenever the program may read configs in another way; `patience` in ms for another process that
   * saves.
   */
  constructor(file: string, version: string, patience = 2000) {
    this.#file = file
    this.#version = version
    this.#patience = patience
  }

  /** The result that was put for exactly this input, or null. */
  get(path: string, kind: string, input: string): unknown {
    this.#asked++
    if (this.#lookup === undefined) this.#lookup = this.#open()
    try {
      const row = this.#lookup?.get(path, kind) as { seal: string; value: string } | undefined
      if (row === undefined || row.seal !== this.#seal(kind, input, row.value)) return null
      return JSON.parse(row.value) as unknown
    } catch {
      return null
    }
  }

  put(path: string, kind: string, input: string, result: unknown): void {
    const value = JSON.stringify(result)
    this.#fresh.set(`${kind} ${path}`, [path, kind, this.#seal(kind, input, value), value])
  }

  /** Keeps what was put, in one transaction. Makes no folder: where there is no state yet, nothing is kept. */
  save(): void {
    this.#close()
    if (this.#fresh.size === 0 || !existsSync(dirname(this.#file))) return
    if (this.#write() === 'damaged' && this.#remove()) this.#write()
    this.#fresh.clear()
  }

  #close(): void {
    this.#database?.close()
    this.#database = null
    this.#lookup = undefined
  }

  #remove(): boolean {
    try {
      for (const end of ['', '-journal']) rmSync(`${this.#file}${end}`, { force: true })
      return true
    } catch {
      return false
    }
  }

  #seal(kind: string, input: string, value: string): string {
    return hash('sha256', [this.#version, kind, input, value].join('\0'), 'base64url')
  }

  #open(): StatementSync | null {
    if (!existsSync(this.#file)) return null
    try {
      this.#database = new DatabaseSync(this.#file, { readOnly: true, timeout: this.#patience })
      return this.#database.prepare('SELECT seal, value FROM result WHERE path = ? AND kind = ?')
    } catch {
      return null
    }
  }

  #write(): 'done' | 'damaged' | 'refused' {
    let database: DatabaseSync | null = null
    try {
      // Configs have keys in them, and may themselves be readable by nobody else.
      makePrivateFile(this.#file)
      database = new DatabaseSync(this.#file, { timeout: this.#patience })
      // Not durable on purpose: after a power cut the seals show what is whole.
      database.exec('PRAGMA synchronous = OFF; BEGIN IMMEDIATE')
      const { user_version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
      if (user_version !== LAYOUT) database.exec(`DROP TABLE IF EXISTS result; ${TABLE}`)
      const insert = database.prepare('INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)')
      for (const row of this.#fresh.values()) insert.run(...(row as SQLInputValue[]))
      this.#forget(database)
      database.exec('COMMIT')
      return 'done'
    } catch (error) {
      return isDamage(error) ? 'damaged' : 'refused'
    } finally {
      database?.close()
    }
  }

  /** Leaves out files that are no more, once there may be many of them. */
  #forget(database: DatabaseSync): void {
    const { rows } = database.prepare('SELECT count(*) AS rows FROM result').get() as { rows: number }
    if (rows < 1000 + 4 * this.#asked) return
    const remove = database.prepare('DELETE FROM result WHERE path = ?')
    for (const row of database.prepare('SELECT DISTINCT path FROM result').all()) {
      const path = String(row['path'])
      if (!existsSync(path)) remove.run(path)
    }
  }
}

/** SQLITE_CORRUPT, SQLITE_NOTADB, and a table that is not ours under our number. */
function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode
  return code === 11 || code === 26 || code === 1
}
