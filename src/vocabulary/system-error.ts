/** An error that the operating system reported (ENOENT, ENOSPC ...), not a mistake of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** The `code` of an error (ENOENT, UND_ERR_SOCKET ...); '' for one that has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The system names no file when a write fails: the same error with the file that it is about, in its message too. */
export function aboutFile(error: unknown, path: string): unknown {
  const isWrite = isSystemError(error) && ['write', 'fsync'].includes(error.syscall ?? '')
  if (!isWrite || 'path' in error) return error
  return Object.assign(error, { path, message: `${error.message} '${path}'` })
}

/** Whether something could not be written because the disk, or what this user may have of it, is full. */
export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(errorCode(error))
}
