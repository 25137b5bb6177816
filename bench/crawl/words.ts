const PLAIN = (
  'harbour council ferry market island school budget storm river village minister health report season church ' +
  'water power election cocoa bridge airport teacher hospital police court trade fishing festival road weather'
).split(' ')
/** So that a page is two bytes a character in V8, as pages of half of the world's papers are. */
const OTHER = ['新聞', '東京', '記事', '경제', '뉴스', 'ข่าว', 'ประเทศ', 'café', 'Ōtautahi', 'São Tomé']

/** A source of words, the same for the same seed. */
export function words(seed: number): { plain: (count: number) => string; mixed: (count: number) => string } {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 10
  }
  const pick = (from: readonly string[]): string => from[next() % from.length]!
  const join = (count: number, make: () => string): string => Array.from({ length: count }, make).join(' ')
  return {
    plain: (count) => join(count, () => pick(PLAIN)),
    mixed: (count) => join(count, () => (next() % 14 === 0 ? pick(OTHER) : pick(PLAIN))),
  }
}
