import { didYouMean } from './nearest.ts'

const COMMON = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'gbk',
  'gb18030',
  'gb2312',
  'big5',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
]

/** What is wrong with the label of a character encoding (WHATWG Encoding Standard), or null. */
export function charsetFault(label: string): string | null {
  try {
    return new TextDecoder(label).encoding === '' ? 'must be the name of a character encoding' : null
  } catch {
    return `must be the name of a character encoding${didYouMean(label, COMMON)}`
  }
}
