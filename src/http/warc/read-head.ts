export interface Head {
  line: string
  /** Lower-case names; repeated fields joined with ', ', except set-cookie. */
  fields: Record<string, string>
  cookies: string[]
  /** Where what follows begins. */
  end: number
}

/** The first line and the fields of a message or record; null when its end is not there. */
export function readHead(bytes: Buffer): Head | null {
  const at = bytes.indexOf('\r\n\r\n')
  if (at === -1) return null
  const [line = '', ...lines] = bytes.toString('latin1', 0, at).split('\r\n')
  const fields: Record<string, string> = {}
  const cookies: string[] = []
  for (const one of lines) {
    const colon = one.indexOf(':')
    if (colon < 1) continue
    const name = one.slice(0, colon).toLowerCase()
    const value = one.slice(colon + 1).trim()
    if (name === 'set-cookie') cookies.push(value)
    else fields[name] = fields[name] === undefined ? value : `${fields[name]}, ${value}`
  }
  return { line, fields, cookies, end: at + 4 }
}
