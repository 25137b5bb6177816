import { htmlText } from '../tree/html-text.ts'
import { collapseWhitespace } from '../collapse-whitespace.ts'

// A byline with a date is shorter; the bound keeps a wrongly selected article from being searched.
const LONGEST = 400

/**
 * Brings a text into the one form that all readers of dates expect: short, lower case, ASCII digits, dashes and
 * brackets, no accents, entities decoded, and no dots inside Thai abbreviations.
 */
export function dateText(raw: string): string {
  let text = raw.length > LONGEST ? raw.slice(0, LONGEST) : raw
  if (text.includes('&')) text = htmlText(text)
  text = collapseWhitespace(text).toLowerCase()
  // oxlint-disable-next-line no-control-regex -- the usual text, which is done
  return /^[\x00-\x7f]*$/.test(text) ? text : collapseWhitespace(withAsciiNumbers(foldLetters(text)))
}

/** Letters without their accents, so that août, aout and AOÛT are one word. */
export function foldLetters(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0).toLowerCase())
    .replace(/\p{Nd}/gu, asciiDigit)
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u093c\u09bc]/g, '')
    .normalize('NFC')
    .replaceAll('ı', 'i')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[’‘ʼ´]/g, "'")
    .replace(/(?<=[\u0e00-\u0e7f])\./g, '')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
}

// Every script's digits stand in a row of ten; these are the zeros.
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10,
]

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!
  const zero = ZEROS.findLast((candidate) => candidate <= code)!
  return code - zero < 10 ? String(code - zero) : digit
}

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** 二〇二五年九月二十四日 as 2025年9月24日, 一百一十三年 as 113年. */
function withAsciiNumbers(text: string): string {
  if (!text.includes('年') || !/[一二三四五六七八九十百]/.test(text)) return text
  return text.replace(/[〇零○一二三四五六七八九十百千廿卅]{1,12}(?=[年月日号號])/g, (number) => {
    const digits = number.replace(/[零○]/g, '〇').replace('廿', '二十').replace('卅', '三十')
    if (!/[十百千]/.test(digits)) return digits.replace(/./g, (digit) => String(CHINESE_DIGITS.indexOf(digit)))
    let sum = 0
    for (const [, digit = '', unit = ''] of digits.matchAll(/([一二三四五六七八九])?([十百千]?)/g)) {
      sum += (digit === '' ? Number(unit !== '') : CHINESE_DIGITS.indexOf(digit)) * (CHINESE_UNITS[unit] ?? 1)
    }
    return String(sum)
  })
}

const CHINESE_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
