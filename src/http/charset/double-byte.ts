/**
 * How far bytes look like text in a double-byte charset, from 0 to 1: the part of its characters that lie where the
 * standard put the frequent ones. A charset read as another one scatters over all of the plane.
 */
export function doubleByteScore(charset: string, bytes: Buffer): number {
  const habits = HABITS[charset]
  if (habits === undefined) return 0
  let characters = 0
  let frequent = 0
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    characters++
    if (habits.isSingle?.(lead)) continue
    const trail = bytes[++i] ?? 0
    if (habits.isNeutral(lead, trail)) characters--
    else if (habits.isFrequent(lead, trail)) frequent++
  }
  return characters < FEWEST ? 0 : frequent / characters
}

/** Whether doubleByteScore() knows the charset, by its name in lower case as the Encoding standard writes it. */
export function isDoubleByte(charset: string): boolean {
  return charset in HABITS
}

/** Fewer say nothing: a name, a currency sign. */
const FEWEST = 4

interface Habits {
  /** One byte of its own, and not of everyday text. */
  isSingle?: (lead: number) => boolean
  /** Punctuation, wide letters and digits. */
  isNeutral: (lead: number, trail: number) => boolean
  isFrequent: (lead: number, trail: number) => boolean
}

const within = (value: number, from: number, to: number): boolean => value >= from && value <= to

const HABITS: Record<string, Habits> = {
  // GB 2312: the first 3,755 characters are those of every day.
  gb18030: {
    isNeutral: (lead, trail) => within(lead, 0xa1, 0xa3) && trail >= 0xa1,
    isFrequent: (lead, trail) => within(lead, 0xb0, 0xd7) && trail >= 0xa1,
  },
  // The first 5,401 characters.
  big5: {
    isNeutral: (lead) => within(lead, 0xa1, 0xa3),
    isFrequent: (lead, trail) => within(lead, 0xa4, 0xc6) && (within(trail, 0x40, 0x7e) || trail >= 0xa1),
  },
  // The 2,350 syllables of KS X 1001; cp949 has the others.
  'euc-kr': {
    isNeutral: (lead, trail) => within(lead, 0xa1, 0xa3) && trail >= 0xa1,
    isFrequent: (lead, trail) => within(lead, 0xb0, 0xc8) && trail >= 0xa1,
  },
  // Both kana, and the first level of JIS X 0208.
  'euc-jp': {
    isNeutral: (lead, trail) => (lead === 0xa1 || lead === 0xa3) && trail >= 0xa1,
    isFrequent: (lead, trail) => (within(lead, 0xa4, 0xa5) || within(lead, 0xb0, 0xcf)) && trail >= 0xa1,
  },
  shift_jis: {
    isSingle: (lead) => within(lead, 0xa0, 0xdf),
    isNeutral: (lead, trail) => lead === 0x81 || (lead === 0x82 && trail < 0x9f),
    isFrequent: (lead, trail) => trail >= 0x40 && (within(lead, 0x82, 0x83) || within(lead, 0x88, 0x98)),
  },
}
