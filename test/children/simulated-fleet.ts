// Plays the events of a fleet at a view on this process's stdout, for looking at it and for tests with a real terminal.
// Arguments: kind (live, lines, silent), scrapers, milliseconds, then any of: ascii, color, no-table, throw (half way),
// polite (a view that is closed on SIGINT), ignore-hup, mark=FOLDER (made when the run has come to its end).
import { mkdirSync } from 'node:fs'
import { createView, type ViewKind } from '../../src/view/create-view.ts'
import { createPalette } from '../../src/view/palette.ts'
import { simulate } from '../view/simulated-run.ts'

const [kind = 'live', scrapers = '24', ms = '5000', ...flags] = process.argv.slice(2)
const palette = createPalette({ ascii: flags.includes('ascii'), color: flags.includes('color') })
const table = !flags.includes('no-table')
const view = createView({ kind: kind as ViewKind, out: process.stdout, palette, cwd: process.cwd(), table })
const mark = flags.find((flag) => flag.startsWith('mark='))?.slice('mark='.length)
if (flags.includes('ignore-hup')) process.on('SIGHUP', () => undefined)
if (flags.includes('polite')) {
  process.once('SIGINT', () => {
    clearInterval(timer)
    view.handle({ type: 'stopping', signal: 'SIGINT', grace_ms: 15_000 })
    view.close()
  })
}

const steps = simulate({ scrapers: Number(scrapers), slots: 16, duration: Number(ms), start: Date.now() })
const started = Date.now()
let next = 0
const timer = setInterval(() => {
  while (next < steps.length && steps[next]!.at <= Date.now() - started) {
    view.handle(steps[next++]!.event)
    if (flags.includes('throw') && next > steps.length / 2) throw new Error('thrown on purpose')
  }
  if (next < steps.length) return
  clearInterval(timer)
  view.close()
  if (mark !== undefined) mkdirSync(mark)
}, 5)
