/** Digits of any script, wide signs, dashes and spaces as ASCII has them; what is not seen is taken out. */
export function asciiSigns(text: string): string {
  // Nearly every number: nothing to do.
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return text
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\ufe62\uff0b]/g, '+')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u202f\u2060\u3000]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!
  const first = ZEROS.find((zero) => code >= zero && code < zero + 10)
  return first === undefined ? digit : String(code - first)
}

// The zeros of the scripts of the Basic Multilingual Plane (general category Nd), and of mathematical digits.
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50,
  0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6,
]
