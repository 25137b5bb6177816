import { watch } from 'node:fs'
import type { Io } from '../../command.ts'

/**
 * Runs something now and after every change below a folder, one after the other; changes meanwhile are one. Ends only
 * with the process.
 */
export async function eachChange(
  folder: string,
  { stderr }: Pick<Io, 'stderr'>,
  run: () => Promise<number>,
): Promise<number> {
  let changed = Promise.withResolvers<void>()
  const watcher = watch(folder, { recursive: true }, (_, file) => {
    if (file === null || /\.ya?ml$/.test(file)) changed.resolve()
  })
  watcher.on('error', (error) => changed.reject(error))
  for (;;) {
    await run()
    stderr.write('waiting for a change; Ctrl-C ends it\n')
    await changed.promise
    // Editors write in several steps.
    await new Promise((resolve) => void setTimeout(resolve, SETTLED_MS))
    changed = Promise.withResolvers<void>()
  }
}

const SETTLED_MS = 150
