import { isFileNumber, mayBeDate } from './signals.ts'

/** A name without the number, the date and the kind of file that stand around it, and the number if there was one. */
export function cleanName(text: string): { name: string; number: string | null } {
  let name = text.replace(BULLET, '').trim()
  let number: string | null = null
  for (let times = 0; times < 3; times++) {
    const before = name
    const file = FILE_NOTE.exec(name)
    if (file !== null && file.index > 0) name = name.slice(0, file.index).trim()
    const behind =
      /[\s,–—-]{1,4}\(?((?:Nos?\.|Case No\.|Docket No\.|No|#) ?[\w][^()]{1,30})\)?$/i.exec(name) ??
      /\s\(([^()]{3,40})\)$/.exec(name)
    if (behind !== null && behind.index > 2) {
      const inside = behind[1]!
      if (isFileNumber(inside) && /\d{2}/.test(inside))
        [number, name] = [number ?? withoutPrefix(inside), name.slice(0, behind.index).trim()]
      else if (mayBeDate(inside) && inside.length <= 30) name = name.slice(0, behind.index).trim()
    }
    const dated =
      /[\s,–—-]{1,4}(?:filed|issued|decided|released|posted|dated)?:? {0,2}([\p{L}.]{3,12} \d{1,2}, \d{4}|\d{1,2}\/\d{1,2}\/\d{2,4}|\d{4}-\d\d-\d\d)$/iu.exec(
        name,
      )
    if (dated !== null && dated.index > 2 && mayBeDate(dated[1]!)) name = name.slice(0, dated.index).trim()
    const led = ledNumber(name)
    if (led !== null) {
      number ??= withoutPrefix(led.number)
      name = led.rest
    }
    if (name === before) break
  }
  return name === '' ? { name: text.trim(), number: null } : { name: name.replace(/[\s,;:–—-]{1,4}$/, ''), number }
}

/** `13-1234 Smith v. Jones`, `No. 13-1234: Smith v. Jones`: the number and what stands behind it. */
function ledNumber(text: string): { number: string; rest: string } | null {
  const lead = /^(?:Nos?\.|Case No\.|Docket No\.|#) {0,2}/i.exec(text)?.[0] ?? ''
  const end = text.indexOf(' ', lead.length)
  if (end === -1) return null
  const number = text.slice(lead.length, end).replace(/[-–—:|,]$/, '')
  const rest = text
    .slice(end)
    .replace(/^[\s–—:|,-]{1,5}/, '')
    .trim()
  const isOne = isFileNumber(number) && /\d{3}|\d-\d|[A-Z]-?\d\d/.test(number)
  return isOne && /\p{L}{2}/u.test(rest) ? { number, rest } : null
}

/** A file number without the words and brackets around it. */
export function withoutPrefix(text: string): string {
  return text
    .replace(
      /^[(#\s]{0,3}(?:(?:case|docket|file|appeal|cause|ref\.?|civil action)\s{1,2})?(?:nos?\.?|numbers?|#)?[\s:]{0,3}(?=\S*\d|[A-Z])/i,
      '',
    )
    .replace(/[\s),.;]{1,3}$/, '')
    .trim()
}

const BULLET = /^[\s•·»›>*–—-]{1,6}/
const FILE_NOTE = /\s?[[(]\s?(?:pdf|doc|docx|word|html?|\d{1,5}(?:\.\d)? ?[km]b)\b[^\])]{0,30}[\])]$/i
