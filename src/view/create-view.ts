import nodeProcess from 'node:process'
import { createLineView } from './lines.ts'
import { createLiveView } from './live/live.ts'
import { summaryLines } from './screens/summary-table.ts'
import type { Screen } from './live/terminal.ts'
import type { FullViewOptions, View, ViewOptions } from './view.ts'

export type ViewKind = 'live' | 'lines' | 'silent'

/** 'silent' prints nothing but the table. */
export function createView({ kind, ...given }: ViewOptions & { kind: ViewKind }): View {
  const options = { table: true, now: Date.now, process: nodeProcess, controls: undefined, ...given }
  switch (kind) {
    case 'live':
      return createLiveView(options)
    case 'lines':
      return createLineView(options)
    case 'silent':
      return createSilentView(options)
  }
}

/** Live only on a terminal that can move its cursor, and where a person is likely to look. */
export function viewKind(out: Screen, env: NodeJS.ProcessEnv, { quiet = false, sequential = false } = {}): ViewKind {
  if (quiet) return 'silent'
  const plain = sequential || out.isTTY !== true || env['TERM'] === 'dumb'
  return plain || (env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false') ? 'lines' : 'live'
}

function createSilentView({ out, palette, cwd, table }: FullViewOptions): View {
  let over = false
  const stop = (): void => {
    over = true
  }
  out.on('error', stop)
  return {
    handle(event) {
      if (over || event.type !== 'run_ended' || !table) return
      const columns = out.isTTY === true ? out.columns : undefined
      const lines = summaryLines(event.summary, { palette, columns, cwd })
      out.write(lines.map((line) => `${line}\n`).join(''))
    },
    close: stop,
    detach: stop,
  }
}
