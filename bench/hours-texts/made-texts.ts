/** A made-up text with its recurring times, as bench/hours.ts reads them; days from 1, Monday. */
export interface MadeText {
  set: 'made'
  lang: string
  kind: 'weekly' | 'rules'
  text: string
  facts: { days: number[]; start: string; end: string | null }[]
}

interface Tongue {
  lang: string
  days: readonly string[]
  to: string
  and: string
  /** `every day`. */
  daily: string
  /** A clock time as people write it there. */
  clock: (hour: number, minute: number) => string
  /** From one clock time to another. */
  span: (from: string, to: string) => string
  /** On each of these days: `Sundays`. */
  each: (day: string) => string
  closed: string
}

const two = (value: number): string => String(value).padStart(2, '0')
const english = (hour: number, minute: number): string =>
  `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${two(minute)}`} ${hour < 12 ? 'am' : 'pm'}`

const TONGUES: readonly Tongue[] = [
  {
    lang: 'en',
    days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    to: 'to',
    and: 'and',
    daily: 'Daily',
    clock: english,
    span: (from, to) => `${from} - ${to}`,
    each: (day) => `${day}s`,
    closed: 'closed',
  },
  {
    lang: 'de',
    days: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' '),
    to: 'bis',
    and: 'und',
    daily: 'Täglich',
    clock: (h, m) => (m === 0 ? `${h}` : `${h}:${two(m)}`),
    span: (from, to) => `${from} - ${to} Uhr`,
    each: (day) => `${day.toLowerCase()}s`,
    closed: 'geschlossen',
  },
  {
    lang: 'fr',
    days: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
    to: 'au',
    and: 'et',
    daily: 'Tous les jours',
    clock: (h, m) => `${h}h${m === 0 ? '' : two(m)}`,
    span: (from, to) => `de ${from} à ${to}`,
    each: (day) => `le ${day}`,
    closed: 'fermé',
  },
  {
    lang: 'es',
    days: 'lunes martes miércoles jueves viernes sábado domingo'.split(' '),
    to: 'a',
    and: 'y',
    daily: 'Todos los días',
    clock: (h, m) => `${h}:${two(m)}`,
    span: (from, to) => `de ${from} a ${to}`,
    each: (day) => (day.endsWith('s') ? `los ${day}` : `los ${day}s`),
    closed: 'cerrado',
  },
  {
    lang: 'it',
    days: 'lunedì martedì mercoledì giovedì venerdì sabato domenica'.split(' '),
    to: 'al',
    and: 'e',
    daily: 'Tutti i giorni',
    clock: (h, m) => `${h}:${two(m)}`,
    span: (from, to) => `dalle ${from} alle ${to}`,
    each: (day) => `ogni ${day}`,
    closed: 'chiuso',
  },
  {
    lang: 'pt',
    days: 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo'.split(' '),
    to: 'a',
    and: 'e',
    daily: 'Todos os dias',
    clock: (h, m) => `${h}h${m === 0 ? '' : two(m)}`,
    span: (from, to) => `das ${from} às ${to}`,
    each: (day) => `aos ${day}s`,
    closed: 'fechado',
  },
  {
    lang: 'pl',
    days: ['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela'],
    to: '-',
    and: 'i',
    daily: 'Codziennie',
    clock: (h, m) => `${h}:${two(m)}`,
    span: (from, to) => `${from} - ${to}`,
    each: (day) => day,
    closed: 'zamknięte',
  },
]

const SPANS = [
  [8, 0, 17, 0],
  [9, 0, 12, 30],
  [10, 30, 18, 0],
  [13, 0, 19, 45],
  [7, 30, 15, 30],
  [9, 15, 16, 45],
] as const
const at = (hour: number, minute: number): string => `${two(hour)}:${two(minute)}`

/** 48 texts in each of seven languages, the same in every run: eight ways of writing times, with six pairs of times. */
export function madeTexts(): MadeText[] {
  return TONGUES.flatMap((tongue) =>
    SPANS.flatMap(([fromHour, fromMinute, toHour, toMinute], n) => {
      const { lang, days, to, and, daily, clock, span, each, closed } = tongue
      const day = (number: number): string => days[(number - 1) % 7]!
      const written = span(clock(fromHour, fromMinute), clock(toHour, toMinute))
      const times = { start: at(fromHour, fromMinute), end: at(toHour, toMinute) }
      const first = 1 + (n % 3)
      const range = (a: number, b: number): number[] => Array.from({ length: b - a + 1 }, (_, i) => a + i)
      const short = span(clock(9, 0), clock(11, 0))
      const weekly = (text: string, facts: MadeText['facts']): MadeText => ({
        set: 'made',
        lang,
        kind: 'weekly',
        text,
        facts,
      })
      return [
        weekly(`${day(first)} ${to} ${day(5)}: ${written}`, [{ days: range(first, 5), ...times }]),
        weekly(`${day(first)}, ${day(first + 2)} ${and} ${day(6)} ${written}`, [
          { days: [first, first + 2, 6], ...times },
        ]),
        weekly(`${daily} ${written}`, [{ days: range(1, 7), ...times }]),
        weekly(`${day(1)} ${to} ${day(5)} ${written}\n${day(6)} ${short}`, [
          { days: range(1, 5), ...times },
          { days: [6], start: '09:00', end: '11:00' },
        ]),
        weekly(`${day(1)} ${to} ${day(6)}: ${written}. ${day(7)}: ${closed}`, [{ days: range(1, 6), ...times }]),
        weekly(`${written}, ${day(2)} ${to} ${day(6)}`, [{ days: range(2, 6), ...times }]),
        {
          set: 'made',
          lang,
          kind: 'rules',
          text: `${each(day(7))} ${clock(fromHour, fromMinute)}${lang === 'de' ? ' Uhr' : ''}`,
          facts: [{ days: [7], start: times.start, end: null }],
        },
        {
          set: 'made',
          lang,
          kind: 'rules',
          text: `${day(6)} ${clock(toHour, toMinute)}${lang === 'de' ? ' Uhr' : ''}; ${day(7)} ${clock(fromHour, fromMinute)}${lang === 'de' ? ' Uhr' : ''}`,
          facts: [
            { days: [6], start: times.end, end: null },
            { days: [7], start: times.start, end: null },
          ],
        },
      ]
    }),
  )
}
