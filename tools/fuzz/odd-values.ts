/** Numbers at the bounds of what programs count with, or written in ways that one reader takes and another does not. */
export const BOUNDARY_NUMBERS: readonly string[] = [
  '0',
  '-1',
  '00',
  '1e999',
  '-1e-999',
  '0x7f',
  '.5',
  '1_000',
  '255',
  '65536',
  '2147483647',
  '2147483648',
  '4294967295',
  '4294967296',
  '8640000000000001',
  '9007199254740993',
  '18446744073709551616',
  '9'.repeat(400),
  'NaN',
  'Infinity',
]

/**
 * Characters whose length changes with their case or their form, that end lines or hide, and bytes that are none:
 * truncated, overlong, halves of a pair, beyond the last.
 */
export const ODD_CHARACTERS: readonly Buffer[] = [
  '\0',
  '\u0130',
  '\u00df',
  '\ufb01',
  '\u0345',
  '\u2028',
  '\u0085',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '\u{10ffff}',
  '\u{1f468}\u200d\u{1f469}',
  'e\u0301'.repeat(3),
  '\u0f73',
  '\u1e9e',
  '\ufdfa',
  '\uff11',
  '\u0661',
]
  .map((text) => Buffer.from(text))
  .concat(
    [
      [0x80],
      [0xc3],
      [0xe2, 0x82],
      [0xf0, 0x9f, 0x98],
      [0xc0, 0xaf],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0xff],
      [0x1b, 0x24, 0x42],
      [0x8e, 0xa1],
    ].map((bytes) => Buffer.from(bytes)),
  )
