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

/** What a terminal in raw mode sent: escape sequences are keys, of which unknown ones are dropped. */
export function readKeys(text: string): Key[] {
  const keys: Key[] = []
  for (const [sent] of text.matchAll(/\u001b(?:\[[0-9;]{0,8}[A-Za-z~]|O[A-Za-z])|[^]/gu)) {
    const name = NAMED[sent]
    if (name !== undefined) keys.push(name)
    else if (!sent.startsWith('\u001b') && sent >= ' ') keys.push(sent)
  }
  return keys
}
