import { TableError } from '../table.ts'
import { unescaped } from './cell-value.ts'
import { readXml } from './read-xml.ts'

/** They are the one part of a workbook that is needed as a whole. */
const MOST_CHARACTERS = 64_000_000
const MOST_STRINGS = 4_000_000

/**
 * The texts that cells refer to by number, without what says how they are pronounced. Throws a TableError where they
 * are too many.
 */
export async function sharedStrings(chunks: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = []
  let characters = 0
  const pieces = readXml<string>(chunks, (put) => {
    let [text, isText, phonetic] = ['', false, 0]
    return {
      open(name) {
        if (name === 'si') text = ''
        else if (name === 'rPh') phonetic++
        else isText = name === 't' && phonetic === 0
      },
      text(data) {
        if (!isText) return
        text += data
        characters += data.length
        if (characters > MOST_CHARACTERS) throw tooMany('64,000,000 characters')
      },
      close(name) {
        isText = false
        if (name === 'rPh') phonetic--
        else if (name === 'si') put(unescaped(text))
      },
    }
  })
  for await (const text of pieces) {
    // A copy: a part of a read piece would keep the whole of it.
    strings.push(Buffer.from(text).toString())
    if (strings.length > MOST_STRINGS) throw tooMany('4,000,000 texts')
  }
  return strings
}

function tooMany(limit: string): TableError {
  return new TableError(`its cells share more than ${limit}, which must be in memory at once: save it as CSV`)
}
