/** The system names no file when a write fails: the same error with the file that it is about. */
export function aboutFile(error: unknown, path: string): unknown {
  const isWrite = error instanceof Error && 'syscall' in error && ['write', 'fsync'].includes(String(error.syscall))
  return isWrite && !('path' in error) ? Object.assign(error, { path }) : error
}
