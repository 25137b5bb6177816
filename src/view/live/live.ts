import { Listr, type ListrTask } from 'listr2'
import type { FleetEvent } from '../../vocabulary/event.ts'
import type { ScraperRow } from '../../vocabulary/summary.ts'
import { cut, wrapWords } from '../cell.ts'
import { guardCursor } from './cursor-guard.ts'
import { endedLineWriter, namedBy } from '../ended-line.ts'
import { emptyState, follow } from '../fleet-state.ts'
import { frame } from './frame.ts'
import { summaryLines, type Layout } from '../screens/summary-table.ts'
import { Terminal } from './terminal.ts'
import type { View, ViewOptions } from '../view.ts'
import { haltedWords, noteWords, retryingWords, slotsWords, startedWords, stoppingWords } from '../words.ts'

/** A person reads no faster; each frame costs about a tenth of a millisecond per line. */
const FRAME_MS = 250

/** The view for a terminal: what has ended scrolls by as single lines, what runs is a frame at the bottom. */
export function createLiveView({ out, palette, cwd, table, now, process }: Required<ViewOptions>): View {
  const state = emptyState()
  const terminal = new Terminal(out)
  const leaves = new Leaves()
  let above: string[] = []
  let writeEnded = endedLineWriter([])
  let timer: NodeJS.Timeout | undefined
  let over = false

  const columns = (): number => terminal.size().columns - 1
  const layout = (): Layout => ({ palette, columns: columns(), cwd })
  const say = (text: string): void => void above.push(...wrapWords(palette.text(text), columns()))
  const draw = (): void => {
    if (over) return
    terminal.paint(above, frame(state, terminal.size(), now(), palette))
    above = []
  }
  const release = guardCursor(process, {
    restore: () => terminal.leave(),
    resume: () => setImmediate(draw),
  })
  const stop = (): void => {
    over = true
    clearInterval(timer)
    out.off('resize', draw)
    release()
    leaves.settleAll()
  }
  const close = (): void => {
    if (over) return
    stop()
    terminal.close(above)
  }
  const detach = (): void => {
    if (!over) stop()
  }
  out.on('resize', draw)
  out.on('error', detach)

  /** listr2 keeps the tree of what runs beside and after each other; drawing is ours alone, four times a second. */
  class FleetRenderer {
    static nonTTY = true
    static rendererOptions = {}
    static rendererTaskOptions = {}
    render(): void {
      if (over) return
      timer = setInterval(draw, FRAME_MS).unref()
      draw()
    }
    end(): void {
      clearInterval(timer)
    }
  }

  const start = (event: Extract<FleetEvent, { type: 'run_started' }>): void => {
    writeEnded = endedLineWriter(event.queue.map(({ id }) => namedBy(id)))
    say(startedWords(event))
    const list = new Listr(tree(event.queue, leaves), {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      renderer: FleetRenderer,
      silentRendererCondition: false,
      fallbackRendererCondition: false,
    })
    list.run().catch((error: unknown) => say(`The live view has ended: ${String(error)}`))
  }

  return {
    handle(event) {
      if (over) return
      follow(state, event, now())
      switch (event.type) {
        case 'run_started':
          return start(event)
        case 'scraper_ended':
          above.push(writeEnded(event.row, layout()))
          return leaves.settle(event.id, event.row)
        case 'stopping':
          say(stoppingWords(event))
          return draw()
        case 'retrying':
          return say(retryingWords(event))
        case 'slots_changed':
          return say(slotsWords(event))
        case 'halted':
          return say(haltedWords(event))
        case 'note':
          return say(noteWords(event))
        case 'log':
          return void above.push(palette.faint(cut(palette.text(event.line), columns(), palette.mark)))
        case 'run_ended':
          if (table) above.push(...summaryLines(event.summary, layout()))
          return close()
        case 'scraper_started':
        case 'scraper_progress':
      }
    },
    close,
    detach,
  }
}

type Queue = Extract<FleetEvent, { type: 'run_started' }>['queue']

/** The plan as listr2 has it: singles side by side, a group's members one after the other. */
function tree(queue: Queue, leaves: Leaves): ListrTask[] {
  const leaf = (id: string): ListrTask => ({ title: id, task: () => leaves.settled(id) })
  const groups = new Map<string, ListrTask[]>()
  const tasks: ListrTask[] = []
  for (const { id, group } of queue) {
    if (group === null) {
      tasks.push(leaf(id))
      continue
    }
    const members = groups.get(group)
    if (members) {
      members.push(leaf(id))
      continue
    }
    const first = [leaf(id)]
    groups.set(group, first)
    tasks.push({ title: group, task: (_, task) => task.newListr(first, { concurrent: false, exitOnError: false }) })
  }
  return tasks
}

/** One promise for each scraper, settled as it ends. */
class Leaves {
  readonly #ends = new Map<string, PromiseWithResolvers<void>>()

  settled(id: string): Promise<void> {
    return this.#end(id).promise
  }

  settle(id: string, { status, reason }: Pick<ScraperRow, 'status' | 'reason'>): void {
    if (status === 'failed') this.#end(id).reject(new Error(reason ?? status))
    else this.#end(id).resolve()
  }

  settleAll(): void {
    for (const { resolve } of this.#ends.values()) resolve()
  }

  #end(id: string): PromiseWithResolvers<void> {
    let end = this.#ends.get(id)
    if (!end) {
      end = Promise.withResolvers<void>()
      // Whoever fails before its turn came in the tree is nobody's unhandled rejection.
      end.promise.catch(() => undefined)
      this.#ends.set(id, end)
    }
    return end
  }
}
