// Plays the events of a fleet at a view on this process's stdout, for looking at it and for tests with a real terminal.
// Arguments: kind (live, lines, silent), scrapers, milliseconds, further flags: ascii, color, no-table, throw (half way).
import { createPalette } from '../../src/view/palette.ts'
import { createView } from '../../src/view/create-view.ts'
import type { ViewKind } from '../../src/view/create-view.ts'
import { simulate } from '../view/simulated-run.ts'

const [kind = 'live', scrapers = '24', ms = '5000', ...flags] = process.argv.slice(2)
const palette = createPalette({ ascii: flags.includes('ascii'), color: flags.includes('color') })
const view = createView({
  kind: kind as ViewKind,
  out: process.stdout,
  palette,
  cwd: process.cwd(),
  table: !flags.includes('no-table'),
})

const steps = simulate({ scrapers: Number(scrapers), slots: 16, duration: Number(ms), start: Date.now() })
let next = 0
const started = Date.now()
const timer = setInterval(() => {
  while (next < steps.length && steps[next]!.at <= Date.now() - started) {
    view.handle(steps[next++]!.event)
    if (flags.includes('throw') && next > steps.length / 2) throw new Error('thrown on purpose')
  }
  if (next < steps.length) return
  clearInterval(timer)
  view.close()
}, 5)
if (flags.includes('polite')) {
  process.once('SIGINT', () => {
    clearInterval(timer)
    view.handle({ type: 'stopping', signal: 'SIGINT', grace_ms: 15_000 })
    view.close()
  })
}
