/** An error that the operating system reported (ENOENT, ENOSPC ...), not a mistake of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** The `code` of an error (ENOENT, UND_ERR_SOCKET ...); '' for one that has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
