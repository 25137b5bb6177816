/** One spelling for what a reader takes for the same: case, accents, width and punctuation do not count. */
export function normaliseText(value: string): string {
  // Plain ASCII is most of the world's data and needs none of the costly steps.
  // oxlint-disable-next-line no-control-regex -- the range is what ASCII is
  const folded = /^[\x00-\x7f]*$/.test(value)
    ? value.toLowerCase()
    : value
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[ßøđłæœ]/g, (letter) => PLAIN[letter] ?? letter)
  return folded
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replaceAll('&', ' and ')
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

const PLAIN: Record<string, string> = { ß: 'ss', ø: 'o', đ: 'd', ł: 'l', æ: 'ae', œ: 'oe' }
