import { StringDecoder } from 'node:string_decoder'
import { Writable } from 'node:stream'
import type { Screen } from '../view/live/terminal.ts'

/**
 * A screen whose text goes through `convert` first, whoever writes: the last guard in front of a terminal or of a
 * reader of JSON. `convert` gets each text that was written as a whole.
 */
export function filteredScreen(screen: Screen, convert: (text: string) => string): Screen {
  const decoder = new StringDecoder('utf8')
  const guard: Screen = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      const text = typeof chunk === 'string' ? chunk : decoder.write(chunk)
      if (screen.write(convert(text))) done()
      else screen.once('drain', done)
    },
  })
  Object.defineProperties(guard, {
    isTTY: { get: () => screen.isTTY },
    columns: { get: () => screen.columns },
    rows: { get: () => screen.rows },
  })
  screen.on('resize', () => guard.emit('resize'))
  screen.on('error', (error) => guard.destroy(error))
  return guard
}
