/** Signs that never stand inside one number. A semicolon does, before the parameters of a `tel:` URI. */
const CERTAIN =
  /\s*(?:[|\n\r•]|;(?!\s*(?:ext|phone-context|isub)=)|\s(?:or|and|und|oder|et|ou|y|e|o)\s|\s\/\s*(?=\+))\s*/iu
/** Signs that also stand inside one number, as in "0171/1234567". */
const POSSIBLE = /\s*(?:\/|,(?!,)(?!\s*(?:e?xt|x|#)))\s*/i

/** The numbers that a cell certainly holds, one text each. */
export function splitCell(cell: string): string[] {
  return withDigits(cell.split(CERTAIN), cell)
}

/** The numbers that a text may hold when it is not one; the text itself when it has no sign that could part them. */
export function splitFurther(text: string): string[] {
  const parts = text.split(POSSIBLE)
  // Fewer digits are an area code or an extension.
  return parts.every((part) => part.replace(/\D/g, '').length >= 5) ? parts : [text]
}

function withDigits(parts: string[], whole: string): string[] {
  const numbers = parts.filter((part) => /\p{Nd}/u.test(part))
  return numbers.length > 0 ? numbers : [whole]
}
