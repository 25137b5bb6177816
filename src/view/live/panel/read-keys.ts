/** A key that was pressed: the character that it gives, or its name. */
export type Key = string

const NAMED: Record<string, Key> = {
  '\r': 'enter',
  '\n': 'enter',
  '\u001b': 'escape',
  '\u001b[A': 'up',
  '\u001b[B': 'down',
  '\u001bOA': 'up',
  '\u001bOB': 'down',
  '\u001b[5~': 'page up',
  '\u001b[6~': 'page down',
  '\u001b[H': 'home',
  '\u001b[F': 'end',
  '\u001bOH': 'home',
  '\u001bOF': 'end',
  '\u001b[1~': 'home',
  '\u001b[4~': 'end',
  '\u0003': 'ctrl c',
  '\u001a': 'ctrl z',
  '\u001c': 'ctrl \\',
}

const ESCAPE = '\u001b'
const SEQUENCE = /^(?:\[[0-9;]{0,8}[A-Za-z~]|O[A-Za-z])/

/** What a terminal in raw mode sent: escape sequences are keys, of which unknown ones are dropped. */
export function readKeys(text: string): Key[] {
  const [plain = '', ...escaped] = text.split(ESCAPE)
  const keys = charactersOf(plain)
  for (const piece of escaped) {
    const [sequence = ''] = SEQUENCE.exec(piece) ?? []
    const name = NAMED[ESCAPE + sequence]
    if (name !== undefined) keys.push(name)
    keys.push(...charactersOf(piece.slice(sequence.length)))
  }
  return keys
}

function charactersOf(text: string): Key[] {
  return Array.from(text).flatMap((one) => NAMED[one] ?? (one >= ' ' ? one : []))
}
