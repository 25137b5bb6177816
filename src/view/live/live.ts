import type { FleetEvent } from '../../vocabulary/run/event.ts'
import { cut, wrapWords } from '../cell.ts'
import { guardCursor } from './cursor-guard.ts'
import { endedLineWriter, namedBy } from '../ended-line.ts'
import { emptyState, follow } from '../fleet-state.ts'
import { createLivePanel } from './panel/live-panel.ts'
import { summaryLines, type Layout } from '../screens/summary-table.ts'
import { Terminal } from './terminal.ts'
import type { FullViewOptions, View } from '../view.ts'
import {
  groupEndedMessage,
  groupStartedMessage,
  haltedMessage,
  noteMessage,
  retryingMessage,
  slotsMessage,
  startedMessage,
  stoppingMessage,
} from '../messages.ts'

/** A person reads no faster; each frame costs about a tenth of a millisecond per line. */
const FRAME_MS = 250

/** The view for a terminal: what has ended scrolls by as single lines, what runs is a frame at the bottom. */
export function createLiveView({ out, palette, cwd, table, now, process, controls }: FullViewOptions): View {
  const state = emptyState()
  const terminal = new Terminal(out)
  let above: string[] = []
  let writeEnded = endedLineWriter([])
  let timer: NodeJS.Timeout | undefined
  let over = false

  const columns = (): number => terminal.size().columns - 1
  const layout = (): Layout => ({ palette, columns: columns(), cwd })
  const say = (text: string): void => void above.push(...wrapWords(palette.text(text), columns()))
  const draw = (): void => {
    if (over) return
    terminal.paint(above, panel.frame(state, terminal.size(), now()))
    above = []
  }
  const panel = createLivePanel({ palette, controls, draw: () => draw(), state })
  const release = guardCursor(process, {
    restore() {
      panel.release()
      terminal.leave()
    },
    resume: () => setImmediate(() => (panel.grab(), draw())),
  })
  const stop = (): void => {
    over = true
    clearInterval(timer)
    panel.release()
    out.off('resize', draw)
    release()
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

  const start = (event: Extract<FleetEvent, { type: 'run_started' }>): void => {
    writeEnded = endedLineWriter(event.queue.map(({ id }) => namedBy(id)))
    say(startedMessage(event))
    timer = setInterval(draw, FRAME_MS).unref()
    panel.grab()
    draw()
  }

  return {
    handle(event) {
      if (over) return
      follow(state, event, now())
      switch (event.type) {
        case 'run_started':
          return start(event)
        case 'scraper_ended':
          return void above.push(writeEnded(event.row, layout()))
        case 'stopping':
          say(stoppingMessage(event))
          return draw()
        case 'retrying':
          return say(retryingMessage(event))
        case 'slots_changed':
          return say(slotsMessage(event))
        case 'halted':
          return say(haltedMessage(event))
        case 'note':
          return say(noteMessage(event))
        case 'log':
          return void above.push(palette.faint(cut(palette.text(event.line), columns(), palette.mark)))
        case 'run_ended':
          if (table) above.push(...summaryLines(event.summary, layout()))
          return close()
        case 'group_started':
          return event.start > 1 ? say(groupStartedMessage(event)) : undefined
        case 'group_ended':
          return say(groupEndedMessage(event))
        case 'scraper_started':
        case 'scraper_progress':
      }
    },
    close,
    detach,
  }
}
