import { StringDecoder } from 'node:string_decoder'
import { Writable } from 'node:stream'
import { toAscii, toAsciiJson } from '../view/ascii.ts'
import type { Screen } from './command.ts'

/**
 * A screen that lets nothing above byte 127 through, whoever writes. Views transliterate before they measure, so this is
 * the last guard; JSON is written with \uNNNN escapes and stays the same data.
 */
export function asciiScreen(screen: Screen, { json }: { json: boolean }): Screen {
  const decoder = new StringDecoder('utf8')
  const convert = json ? toAsciiJson : toAscii
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
