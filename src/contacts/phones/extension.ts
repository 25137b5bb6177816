/** A number and the extension behind it. */
export interface WithExtension {
  base: string
  extension: string | null
}

// p and w: a telephone pauses or waits there.
const LABEL =
  '(?:;ext=|(?<![a-z])(?:e?xt(?:ensi[oó]n?)?|extn|anexo|int|x|dw|durchwahl|apparat|app|poste|ramal|toestel|доб(?:авочный)?)[:.]?|内線|内线|分机|分機|转|轉|내선|교환|#|(?<=\\d)[pw](?=\\d))'
const EXTENSION = new RegExp(`[\\s,;]*\\(?\\s*${LABEL}\\s*(\\d{1,9})#?\\)?$`, 'i')

/** Parts a number from the extension behind it, by the words that are used for one. */
export function splitExtension(text: string): WithExtension {
  const found = EXTENSION.exec(text)
  return found === null
    ? { base: text, extension: null }
    : { base: text.slice(0, found.index), extension: found[1] ?? null }
}
