import { extname } from 'node:path'
import { EXPORT_ENDINGS } from './export-format.ts'

/** Where an export goes that is no single file. */
export type ExportTarget =
  | { kind: 'postgres'; url: string }
  | { kind: 'sqlite'; path: string }
  /** `key`: of a file, or the beginning of the keys of several; without a slash in front. */
  | { kind: 's3'; bucket: string; key: string }

/**
 * Reads `postgres://...`, `s3://bucket/folder`, `sqlite:file`, or the name of a database file; a text says what is
 * wrong.
 */
export function parseExportTarget(text: string): ExportTarget | string {
  if (/^postgres(?:ql)?:\/\//.test(text)) {
    return URL.canParse(text) ? { kind: 'postgres', url: text } : '--to is no URL of a PostgreSQL database'
  }
  const [, bucket = '', key = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?(.*)$/s.exec(text) ?? []
  if (bucket !== '') return { kind: 's3', bucket, key: key.replace(/\/$/, '') }
  if (text.startsWith('s3:')) return '--to s3:// must name a bucket: s3://bucket/folder'
  if (text.startsWith('sqlite:') && text.length > 'sqlite:'.length) return { kind: 'sqlite', path: text.slice(7) }
  const isDatabase = EXPORT_ENDINGS.sqlite.includes(extname(text).toLowerCase())
  if (isDatabase && !text.includes('://')) return { kind: 'sqlite', path: text }
  const ending = EXPORT_ENDINGS.sqlite[0]
  return `--to must be postgres://..., s3://bucket/folder, or a SQLite file such as records${ending}`
}

/** The target without user and password, as it may be shown and kept. */
export function shownTarget(target: ExportTarget): string {
  switch (target.kind) {
    case 'postgres': {
      const { host, pathname } = new URL(target.url)
      return `postgres://${host}${pathname}`
    }
    case 'sqlite':
      return target.path
    case 's3':
      return `s3://${target.bucket}/${target.key}`
  }
}
