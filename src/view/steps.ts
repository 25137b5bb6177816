import type { ListrDefaultRendererLogLevels } from 'listr2'

/** One of the things that a command does in turn while somebody watches. */
export interface WatchedStep<T> {
  title: string
  run(): T | Promise<T>
}

/**
 * Runs steps one after the other and returns what each found. With `watched` the terminal behind stderr shows them with
 * the one that runs, and takes them away at the end: what a command prints on stdout is the same with and without. What
 * a step throws ends them all.
 */
export async function runSteps<T>(steps: readonly WatchedStep<T>[], { watched }: { watched: boolean }): Promise<T[]> {
  const found: T[] = []
  const tasks = steps.map((step) => ({ title: step.title, task: async () => void found.push(await step.run()) }))
  if (!watched) {
    for (const { task } of tasks) await task()
    return found
  }
  const { Listr, ListrLogger, ProcessOutput } = await import('listr2')
  const logger = new ListrLogger<ListrDefaultRendererLogLevels>({
    processOutput: new ProcessOutput(process.stderr, process.stderr),
  })
  const listr = new Listr(tasks, { registerSignalListeners: false, rendererOptions: { clearOutput: true, logger } })
  // listr2 hides the cursor, and itself would end with an exit code of its own.
  const interrupted = (signal: NodeJS.Signals): void => {
    process.stderr.write(SHOW_CURSOR)
    process.kill(process.pid, signal)
  }
  for (const signal of SIGNALS) process.once(signal, interrupted)
  try {
    await listr.run()
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted)
  }
  return found
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
const SHOW_CURSOR = '\u001b[?25h\n'
