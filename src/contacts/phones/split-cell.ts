/** Signs that never stand inside one number. A semicolon does, before the parameters of a `tel:` URI. */
const CERTAIN =
  /\s*(?:[|\n\r•]|;(?!\s*(?:ext|phone-context|isub)=)|\s(?:or|and|und|oder|et|ou|y|e|o)\s|\s\/\s*(?=\+))\s*/iu
/**
 * What may also stand inside one number, as in "0171/1234567": signs, a label before the next number, a note behind the
 * last one, a plus.
 */
const POSSIBLE =
  /\s*(?:[/&]|,(?!,)(?!\s*(?:e?xt|x|#)))\s*|\s(?=\p{L}[\p{L}.]{0,15}(?::\s*|\s)[+(]?\d[\d\s()-]{4})|(?<=\(\p{L}{1,15}\))\s(?=[+(\d])|\s(?=\+\d)/iu

/** The numbers that a cell certainly holds, one text each. */
export function splitCell(cell: string): string[] {
  return withDigits(cell.split(CERTAIN), cell)
}

/** The numbers that a text may hold when it is not one, by each way to part it. */
export function splitFurther(text: string): string[][] {
  const ways = [text.split(POSSIBLE)]
  const count = digits(text)
  if (count >= 14 && count <= 40) {
    for (const { index } of text.matchAll(/\s/g)) ways.push([text.slice(0, index), text.slice(index + 1)])
  }
  // Fewer digits are an area code or an extension.
  return ways.filter((parts) => parts.length > 1 && parts.every((part) => digits(part) >= 5))
}

/** A number and what stands behind its semicolon, where that may be its extension. */
export function splitWait(cell: string): { number: string; extension: string } | null {
  const found = /^([^;]*\d)\s?;\s?(\d{1,7})#?$/.exec(cell.trim())
  return found === null ? null : { number: found[1]!, extension: found[2]! }
}

function digits(text: string): number {
  return text.replace(/\P{Nd}/gu, '').length
}

function withDigits(parts: string[], whole: string): string[] {
  const numbers = parts.filter((part) => /\p{Nd}/u.test(part))
  return numbers.length > 0 ? numbers : [whole]
}
