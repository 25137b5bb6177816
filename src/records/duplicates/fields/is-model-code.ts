const LEAST_CHARACTERS = 5
/** How much, not which one: `500gb`, `1.7l`, `1920x1080`, `10th`. */
const MEASURE =
  /^[\d.]+(?:x[\d.]+)?(?:[kmgt]?b(?:it|ps|yte)?|[kmgt]?hz|[km]?w|k?v|m?ah|[mck]?m|in|ft|yd|oz|lbs?|[km]?g|[mcd]?l|gal|qt|pt|m?p|p[ckx]s?|fps|rpm|ct|st|nd|rd|th|s)?$/

/** Whether a word names a model or an article: letters and digits, and no measure. */
export function isModelCode(word: string): boolean {
  return word.length >= LEAST_CHARACTERS && /\d/.test(word) && /\p{L}/u.test(word) && !MEASURE.test(word)
}
