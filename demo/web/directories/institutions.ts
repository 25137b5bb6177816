import type { RecordTruth } from '../../../src/cli/commands/demo/contract.ts'

/** One institution of a directory, with a web site of its own. */
export interface Institution {
  name: string
  /** In the addresses of its page and of its site. */
  slug: string
  street: string
  city: string
  postcode: string
  phone: string
  latitude: number
  longitude: number
  times: Times
}

/** Recurring times, as a site writes them and as they have to be read. */
export interface Times {
  /** How its site is made: the path and the HTML of the page that has them, '/' for the first one. */
  path: string
  html: string
  /** `kind days start-end`. */
  facts: string[]
}

/** The kinds of institutions, each with a directory. */
export type Kind = 'parishes' | 'clinics' | 'schools' | 'libraries' | 'markets'

const EACH = 6
const PLACES = ['Arrow', 'Bracken', 'Cobham', 'Dunstan', 'Ettrick', 'Fairlie'] as const
const STREETS = ['Oak Street', 'Mill Road', 'Harbour Terrace', 'Church Street', 'Station Road', 'Beach Road'] as const
const CITIES = [
  ['Timaru', '7910'],
  ['Oamaru', '9400'],
  ['Gore', '9710'],
] as const
const NAMES: Record<Kind, (place: string) => string> = {
  parishes: (place) => `St. ${place} Parish`,
  clinics: (place) => `${place} Medical Centre`,
  schools: (place) => `${place} Primary School`,
  libraries: (place) => `${place} Public Library`,
  markets: (place) => `${place} Farmers Market`,
}

/** The institutions of one kind, always the same. */
export function institutionsOf(kind: Kind): Institution[] {
  return PLACES.slice(0, EACH).map((place, n): Institution => {
    const [city, postcode] = CITIES[n % CITIES.length] ?? CITIES[0]
    return {
      name: NAMES[kind](place),
      slug: `${kind}-${place.toLowerCase()}`,
      street: `${12 + n * 7} ${STREETS[n % STREETS.length] ?? ''}`,
      city,
      postcode,
      phone: `03 ${684 + n} ${4100 + n * 13}`,
      latitude: -44.39 - n / 100,
      longitude: 171.21 + n / 100,
      times: TIMES[kind](n),
    }
  })
}

/** What has to be stored of an institution. `url` is that of its page in the directory. */
export function recordOf({ name, street, city, postcode, times }: Institution, url: string): RecordTruth {
  return {
    url,
    title: name,
    date: null,
    body: null,
    tags: [],
    fresh: true,
    extra: { street, city, postcode },
    facts: times.facts,
  }
}

const two = (hour: number): string => String(hour).padStart(2, '0')

const TIMES: Record<Kind, (n: number) => Times> = {
  parishes: (n) => ({
    path: '/mass-times',
    html: `<h2>Mass</h2><p>Saturday ${4 + (n % 3)}:30 pm</p><p>Sunday 8:00 am and 10:15 am</p><h2>Confession</h2><p>Saturday 3:30 - 4:15 pm</p>`,
    facts: ['confession SA 15:30-16:15', `mass SA ${16 + (n % 3)}:30-`, 'mass SU 08:00-', 'mass SU 10:15-'],
  }),
  clinics: (n) => ({
    path: '/opening-hours',
    html: `<h2>Opening hours</h2><table><tr><th>Monday to Friday</th><td>8:30 am - ${5 + (n % 2)}:00 pm</td></tr><tr><th>Saturday</th><td>9 am - noon</td></tr></table>`,
    facts: [`Opening hours MO,TU,WE,TH,FR 08:30-${17 + (n % 2)}:00`, 'Opening hours SA 09:00-12:00'],
  }),
  schools: (n) => ({
    path: '/contact',
    html: `<h3>Office hours</h3><p>Mon-Fri ${8 + (n % 2)}am-3pm</p>`,
    facts: [`Office hours MO,TU,WE,TH,FR ${two(8 + (n % 2))}:00-15:00`],
  }),
  libraries: (n) => ({
    path: '/',
    html: `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Library","openingHours":["Mo-Th 09:30-${17 + (n % 3)}:00","Sa 10:00-13:00"]}</script>`,
    facts: [`null MO,TU,WE,TH 09:30-${17 + (n % 3)}:00`, 'null SA 10:00-13:00'],
  }),
  markets: (n) => ({
    path: '/visit',
    html: `<h2>Market day</h2><p>${n % 2 === 0 ? '1st Saturday' : 'Every Sunday'} 9am to 1pm</p>`,
    facts: [`Market day ${n % 2 === 0 ? 'SA' : 'SU'} 09:00-13:00`],
  }),
}
