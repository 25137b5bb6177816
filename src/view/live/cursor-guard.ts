/** The part of a process that the guard needs. */
export type GuardedProcess = Pick<NodeJS.Process, 'on' | 'off' | 'listenerCount' | 'kill' | 'pid'>

const DEADLY = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const

/**
 * Sees to it that a terminal gets its cursor back however the process ends or pauses. A signal that nobody else listens
 * to is passed on as if there were no guard; one that somebody handles is left to them.
 */
export function guardCursor(
  guarded: GuardedProcess,
  { restore, resume }: { restore: () => void; resume: () => void },
): () => void {
  const onExit = (): void => restore()
  const onDeadly = (signal: NodeJS.Signals): void => {
    if (guarded.listenerCount(signal) > 1) return
    restore()
    release()
    guarded.kill(guarded.pid, signal)
  }
  const onSuspend = (): void => {
    restore()
    guarded.kill(guarded.pid, 'SIGSTOP')
  }
  const onContinue = (): void => resume()
  const release = (): void => {
    guarded.off('exit', onExit)
    for (const signal of DEADLY) guarded.off(signal, onDeadly)
    guarded.off('SIGTSTP', onSuspend)
    guarded.off('SIGCONT', onContinue)
  }
  guarded.on('exit', onExit)
  for (const signal of DEADLY) guarded.on(signal, onDeadly)
  guarded.on('SIGTSTP', onSuspend)
  guarded.on('SIGCONT', onContinue)
  return release
}
