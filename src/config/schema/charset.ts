import { didYouMean } from '../parse/nearest.ts'
import { line, withHint } from './leaf.ts'

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

const MUST = 'must be the name of a character encoding'

/** The label of an encoding (WHATWG Encoding Standard). */
export const charset = line.superRefine((label, ctx) => {
  if (isKnown(label)) return
  ctx.addIssue({ code: 'custom', message: withHint(MUST, didYouMean(label, COMMON)) })
})

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}
