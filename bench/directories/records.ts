/** Made-up records of directories and lists of decisions, the same for the same seed. */
export interface MadeRecord {
  name: string
  /** As a page writes it, and the day that it means. */
  date: string
  day: string
  number: string
  document: string
  page: string
  street: string
  city: string
  state: string
  postcode: string
  phone: string
  email: string
  web: string
  latitude: number
  longitude: number
  leader: string
}

export type Random = () => number

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export type Tongue = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'pl'

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!
const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, (_, n) => (n === 0 ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10))).join('')

const FAMILIES =
  'Aldana Brixton Calloway Dunmore Eastman Farrow Gantry Hollis Ibarra Jessup Kendrick Lomax Marlow Nettles Oakes Pruitt Quarles Ramsey Sutter Tolliver Underhill Vance Whitlock Yarrow Zeller'.split(
    ' ',
  )
const GIVEN = 'Anna Bruno Clara David Elena Felix Greta Hugo Irene Jonas Klara Leon Maria Nora Otto Paula'.split(' ')
const FIRMS = [
  'Harbor Freight Lines, Inc.',
  'Department of Revenue',
  'Bluestem Mutual Ins. Co.',
  'City of Fairmont',
  'Tidewater Coal LLC',
  'Board of Education',
]

interface Local {
  names: readonly string[]
  saints: readonly string[]
  street: (random: Random) => string
  cities: readonly [city: string, postcode: string][]
  phone: (random: Random) => string
  months: readonly string[]
  leader: string
}

export const LOCAL: Record<Tongue, Local> = {
  en: {
    names: ['St. {} Parish', '{} Public Library', '{} Elementary School', 'Church of {}', '{} Community Clinic'],
    saints: [
      'Brendan',
      'Agnes',
      'Lakeview',
      'Cedar Hill',
      'Martin',
      'Northgate',
      'Monica',
      'Rose',
      'Riverside',
      'Anselm',
      'Maple Grove',
      'Hilda',
    ],
    street: (random) =>
      `${digits(random, 3)} ${pick(random, ['Oak', 'Main', 'Elm', 'Church', 'Mill', 'Lake'])} ${pick(random, ['Street', 'St.', 'Avenue', 'Rd', 'Drive', 'Blvd'])}`,
    cities: [
      ['Fairmont', 'WV 26554'],
      ['Dalton', 'GA 30720'],
      ['Salina', 'KS 67401'],
      ['Marion', 'OH 43302'],
      ['Helena', 'MT 59601'],
    ],
    phone: (random) =>
      `(${pick(random, ['304', '706', '785', '740', '406'])}) ${pick(random, ['366', '278', '823', '382', '442'])}-${digits(random, 4)}`,
    months: 'January February March April May June July August September October November December'.split(' '),
    leader: 'Pastor',
  },
  de: {
    names: ['Pfarrei St. {}', 'Grundschule {}', 'Stadtbibliothek {}', 'Kirchengemeinde {}'],
    saints: ['Korbinian', 'Ulrich', 'Am Weiher', 'Gertrud', 'Lindenhof', 'Afra', 'Kilian', 'Seeblick', 'Walburga'],
    street: (random) =>
      `${pick(random, ['Linden', 'Bahnhof', 'Kirch', 'Garten', 'Schul'])}${pick(random, ['straße', 'str.', 'weg', 'gasse', 'platz'])} ${digits(random, 2)}`,
    cities: [
      ['München', '80331'],
      ['Kassel', '34117'],
      ['Erfurt', '99084'],
      ['Bonn', '53111'],
    ],
    phone: (random) => `0${pick(random, ['89', '561', '361', '228'])} ${digits(random, 3)}${digits(random, 4)}`,
    months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
    leader: 'Pfarrer',
  },
  fr: {
    names: ['Paroisse Saint-{}', 'École {}', 'Bibliothèque {}'],
    saints: ['Brice', 'Lambert', 'Jules Verne', 'Martin', 'des Tilleuls', 'Ours', 'Aubin', 'du Vieux Port'],
    street: (random) =>
      `${digits(random, 2)} ${pick(random, ['rue', 'avenue', 'place', 'boulevard'])} ${pick(random, ['des Lilas', 'Victor Hugo', 'de la Gare', 'du Moulin'])}`,
    cities: [
      ['Nantes', '44000'],
      ['Dijon', '21000'],
      ['Angers', '49100'],
      ['Tours', '37000'],
    ],
    phone: (random) =>
      `0${pick(random, ['2', '3'])} ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)}`,
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
    leader: 'Curé',
  },
  es: {
    names: ['Parroquia San {}', 'Colegio {}', 'Biblioteca {}'],
    saints: ['Isidro', 'Millán', 'Los Olivos', 'Jorge', 'Puerta Nueva', 'Fermín', 'Telmo'],
    street: (random) =>
      `Calle ${pick(random, ['Mayor', 'Real', 'del Sol', 'Nueva', 'Cervantes'])}, ${digits(random, 2)}`,
    cities: [
      ['Toledo', '45001'],
      ['Burgos', '09001'],
      ['Cáceres', '10003'],
      ['Lugo', '27001'],
    ],
    phone: (random) => `9${digits(random, 2)} ${digits(random, 3)} ${digits(random, 3)}`,
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
    leader: 'Párroco',
  },
  it: {
    names: ['Parrocchia San {}', 'Scuola {}', 'Biblioteca {}'],
    saints: ['Gaudenzio', 'Leo', 'dei Pini', 'Ambrogio', 'Zeno', 'Petronio', 'del Colle'],
    street: (random) => `Via ${pick(random, ['Roma', 'Garibaldi', 'Dante', 'Mazzini'])} ${digits(random, 2)}`,
    cities: [
      ['Parma', '43121'],
      ['Verona', '37121'],
      ['Lecce', '73100'],
      ['Trento', '38122'],
    ],
    phone: (random) => `0${pick(random, ['521', '45', '832', '461'])} ${digits(random, 6)}`,
    months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' '),
    leader: 'Parroco',
  },
  pt: {
    names: ['Paróquia São {}', 'Escola {}', 'Biblioteca {}'],
    saints: ['Bento', 'Vicente', 'das Flores', 'Tiago', 'Mamede', 'da Ribeira'],
    street: (random) => `Rua ${pick(random, ['Direita', 'do Carmo', 'das Flores', 'Nova'])}, ${digits(random, 2)}`,
    cities: [
      ['Braga', '4700-030'],
      ['Évora', '7000-500'],
      ['Aveiro', '3800-200'],
      ['Leiria', '2400-100'],
    ],
    phone: (random) => `2${pick(random, ['53', '66', '34', '44'])} ${digits(random, 3)} ${digits(random, 3)}`,
    months: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
    leader: 'Pároco',
  },
  pl: {
    names: ['Parafia św. {}', 'Szkoła Podstawowa {}', 'Biblioteka {}'],
    saints: ['Wojciecha', 'Jadwigi', 'pod Lipami', 'Floriana', 'Kingi', 'Stanisława'],
    street: (random) => `ul. ${pick(random, ['Kościelna', 'Lipowa', 'Szkolna', 'Ogrodowa'])} ${digits(random, 2)}`,
    cities: [
      ['Kraków', '31-041'],
      ['Toruń', '87-100'],
      ['Lublin', '20-001'],
      ['Opole', '45-018'],
    ],
    phone: (random) =>
      `${pick(random, ['12', '56', '81', '77'])} ${digits(random, 3)} ${digits(random, 2)} ${digits(random, 2)}`,
    months: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(
      ' ',
    ),
    leader: 'Proboszcz',
  },
}

/** Records of one page; names are distinct but for one pair of namesakes in two towns. */
export function madeRecords(random: Random, count: number, tongue: Tongue): MadeRecord[] {
  const local = LOCAL[tongue]
  return Array.from({ length: count }, (_, n) => {
    const [year, month, day] = [
      2019 + Math.floor(random() * 7),
      Math.floor(random() * 12),
      1 + Math.floor(random() * 28),
    ]
    const [city, code] = pick(random, local.cities)
    const [state, postcode] = tongue === 'en' ? code.split(' ') : ['', code]
    const saint = `${local.saints[n % local.saints.length]!}${n < local.saints.length ? '' : ` ${['II', 'Nord', 'Ost', 'Alt', 'Neu'][Math.floor(n / local.saints.length) % 5]!}`}`
    const slug = `${n + 1}-${digits(random, 3)}`
    return {
      name: pick(random, local.names).replace('{}', saint),
      date:
        tongue === 'en'
          ? `${local.months[month]!} ${day}, ${year}`
          : `${day}${tongue === 'de' ? '.' : ''} ${tongue === 'es' || tongue === 'pt' ? 'de ' : ''}${local.months[month]!}${tongue === 'es' || tongue === 'pt' ? ' de' : ''} ${year}`,
      day: `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      number: `${year}-${pick(random, ['', 'CA-', 'CV-'])}${digits(random, 4)}`,
      document: `/files/${year}/${slug}.pdf`,
      page: `/directory/${slug}`,
      street: local.street(random),
      city,
      state: state ?? '',
      postcode: postcode ?? '',
      phone: local.phone(random),
      email: `office${n + 1}@place${digits(random, 3)}.example`,
      web: `https://www.place-${digits(random, 4)}.example/`,
      latitude: Math.round((35 + random() * 15) * 10_000) / 10_000,
      longitude: Math.round((-100 + random() * 110) * 10_000) / 10_000,
      leader: `${pick(random, GIVEN)} ${pick(random, FAMILIES)}`,
    }
  })
}

/** The same as decisions of a court: `Aldana v. City of Fairmont`. */
export function madeDecisions(random: Random, count: number): MadeRecord[] {
  return madeRecords(random, count, 'en').map((record, n) => {
    const one = FAMILIES[(n * 7 + 3) % FAMILIES.length]!
    const other = random() < 0.4 ? pick(random, FIRMS) : FAMILIES[(n * 5 + 11) % FAMILIES.length]!
    const name =
      n % 9 === 4
        ? `In re ${one} Children`
        : n % 9 === 7
          ? `State v. ${one}, ${pick(random, GIVEN)}`
          : `${one} v. ${other}`
    return { ...record, name }
  })
}
