/** One thing that was looked at. Only `fail` keeps regatta from working; the exit code goes by it. */
export interface Check {
  name: string
  status: 'ok' | 'warn' | 'fail'
  /** What was found, in one line. */
  found: string
  /** What to do about it; '' where nothing needs doing. */
  mend: string
}

/** A check that passed, and what it found. */
export function ok(name: string, found: string): Check {
  return { name, status: 'ok', found, mend: '' }
}

/** A check that passed with a warning, and how to fix it. */
export function warn(name: string, found: string, mend: string): Check {
  return { name, status: 'warn', found, mend }
}

/** A check that failed, and how to fix it. */
export function fail(name: string, found: string, mend: string): Check {
  return { name, status: 'fail', found, mend }
}

/** The code of a system error for a person: 'permission denied (EACCES)'. */
export function why(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const [said = ''] = error.message.replace(/^[A-Z0-9_]+: /, '').split(', ')
  return 'code' in error && typeof error.code === 'string' ? `${said} (${error.code})` : error.message
}
