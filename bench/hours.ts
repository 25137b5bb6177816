/**
 * Question: how many recurring times are read right? Labelled texts (JSON Lines with `text`, `lang`, `kind`, `facts`),
 * by default those beside the project, and 336 made-up ones in seven languages: weekly hours by the minutes of the
 * week, ranges by start and end, rules by days and start. `npm run bench -- hours [FILE] [--wrong]`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { DAYS } from '../src/hours/fact.ts'
import { readHours } from '../src/hours/read-hours.ts'
import { madeTexts } from './hours-texts/made-texts.ts'

interface Labelled {
  set: string
  lang: string
  kind: string
  text: string
  facts: { days?: number[]; start: string | null; end: string | null }[]
}

const args = process.argv.slice(2)
const file =
  args.find((arg) => !arg.startsWith('--')) ?? new URL('../../shared/data/schedules-dev/truth.jsonl', import.meta.url)
const labelled = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
if (labelled.length === 0) process.stdout.write('the labelled texts are not there (name a file): made-up texts only\n')
const texts: Labelled[] = [...labelled.map((line): Labelled => JSON.parse(line)), ...madeTexts()]
const groups = new Map<string, { right: number; wanted: number; found: number; met: number; texts: number }>()
for (const { set, lang, kind, text, facts } of texts) {
  const read = readHours(text, { language: lang })
  const found = keys(
    kind,
    read.map(({ days, start, end }) => ({ days: days.map((day) => DAYS.indexOf(day) + 1), start, end })),
  )
  const wanted = keys(kind, facts)
  const met = wanted.filter((key) => found.includes(key)).length
  const right = met === wanted.length && met === found.length
  if (!right && args.includes('--wrong'))
    process.stdout.write(
      `${lang} ${text}\n    wanted ${JSON.stringify(facts.slice(0, 6))}\n    read   ${JSON.stringify(read.map(({ days, start, end }) => [days.join(), start, end]))}\n`,
    )
  for (const name of [`${kind} (${set})`, `${kind} ${lang}`]) {
    const group = groups.get(name) ?? { right: 0, wanted: 0, found: 0, met: 0, texts: 0 }
    groups.set(name, {
      right: group.right + Number(right),
      wanted: group.wanted + wanted.length,
      found: group.found + found.length,
      met: group.met + met,
      texts: group.texts + 1,
    })
  }
}
for (const [name, { right, wanted, found, met, texts: all }] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  const share = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(3))
  process.stdout.write(
    `${name.padEnd(22)} texts ${String(all).padStart(4)}  exact ${share(right, all)}  precision ${share(met, found)}  recall ${share(met, wanted)}\n`,
  )
}

function keys(kind: string, facts: Labelled['facts']): string[] {
  if (kind === 'range') return facts.map(({ start, end }) => `${start}-${end}`)
  if (kind === 'rules') return facts.map(({ days, start }) => `${days?.join()} ${start}`)
  const minutes = new Set<string>()
  for (const { days = [], start, end } of facts) {
    if (start === null || end === null) continue
    const [from, to] = [minutesOf(start), minutesOf(end)]
    for (const day of days)
      for (let at = from; at < (to <= from ? to + 1440 : to); at++) minutes.add(String((day * 1440 + at) % 10080))
  }
  return [...minutes]
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 60 + minutes!
}
