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
  await new Listr(tasks, { registerSignalListeners: false, rendererOptions: { clearOutput: true, logger } }).run()
  return found
}
