/**
 * What businesses keep: hospitals, hotels, used cars, job adverts, invoices, concerts. Each with copies and without.
 */
import { both } from './catalogues.ts'
import { cap, pick, some, times, typo, whole, word, zipf, type Cells, type R } from './made.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const day = (r: R, from: number): string => {
  return new Date(Date.UTC(from, 0, 1 + whole(r, 0, 700))).toISOString().slice(0, 10)
}
const later = (date: string, days: number): string => {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}
const turned = (date: string): string => date.replace(/^(\d+)-(\d+)-(\d+)$/, '$3/$2/$1')

const CARE = ['General Hospital', 'Medical Center', 'Community Hospital', 'Regional Medical Center', 'Clinic', 'Health']

export const hospitals = both(
  'hospitals',
  1000,
  (r, count) => {
    const states = times(12, () => ({
      state: word(r, 1).slice(0, 2).toUpperCase(),
      towns: times(25, () => cap(word(r))),
    }))
    const [saints, streets] = [times(12, () => cap(word(r, 2))), times(120, () => cap(word(r)))]
    return times(count, () => {
      const { state, towns } = pick(r, states)
      const city = towns[zipf(r, towns.length)]!
      const first = r() < 0.3 ? `Saint ${pick(r, saints)}` : r() < 0.4 ? `${city} County` : cap(word(r))
      return {
        provider: String(whole(r, 10_000, 99_999)),
        facility_name: `${first} ${pick(r, CARE)}`,
        address: `${whole(r, 1, 4000)} ${pick(r, streets)} ${pick(r, ['Street', 'Avenue', 'Road', 'Boulevard'])}`,
        city,
        state,
        zip: String(10_000 + towns.indexOf(city) * 31 + whole(r, 0, 6)),
        phone: `(${whole(r, 200, 999)}) ${whole(r, 200, 999)}-${whole(r, 1000, 9999)}`,
        ownership: pick(r, ['Government', 'Voluntary non-profit', 'Proprietary', 'Tribal']),
        beds: String(whole(r, 15, 900)),
      }
    })
  },
  (r, cells) => ({
    ...cells,
    provider: r() < 0.7 ? '' : cells['provider']!,
    facility_name: cells['facility_name']!.replace('Saint', r() < 0.6 ? 'St.' : 'Saint')
      .replace('Medical Center', r() < 0.5 ? 'Med Ctr' : 'Medical Center')
      .replace('Hospital', r() < 0.4 ? 'Hosp' : 'Hospital')
      .toUpperCase(),
    address:
      r() < 0.2 ? `P.O. Box ${whole(r, 10, 999)}` : cells['address']!.replace('Street', 'St').replace('Avenue', 'Ave'),
    phone: r() < 0.2 ? '' : cells['phone']!.replace(/\D/g, ''),
    ownership: r() < 0.3 ? '' : cells['ownership']!,
    beds: r() < 0.5 ? String(Number(cells['beds']) + whole(r, -9, 10)) : cells['beds']!,
  }),
)

export const hotels = both(
  'hotels',
  900,
  (r, count) => {
    const [chains, towns] = [times(10, () => cap(word(r))), times(70, () => cap(word(r)))]
    const seen = new Map<string, Cells>()
    while (seen.size < count) {
      const city = towns[zipf(r, towns.length)]!
      const own = r() < 0.4 ? pick(r, chains) : cap(word(r))
      const hotel =
        `${pick(r, ['Hotel', 'Hotel', 'Inn', 'Hostel', 'Residence'])} ${own} ${pick(r, ['', city, 'Centre', 'Airport', 'Park'])}`.trim()
      const lat = 35 + towns.indexOf(city) * 0.3 + r() * 0.1
      const cells = {
        hotel,
        city,
        country: pick(r, ['Spain', 'Italy', 'Greece']),
        stars: String(whole(r, 1, 6)),
        latitude: lat.toFixed(5),
        longitude: (r() * 0.1 + towns.indexOf(city) * 0.7).toFixed(5),
        rooms: String(whole(r, 8, 400)),
      }
      if (!seen.has(`${hotel} ${city}`)) seen.set(`${hotel} ${city}`, cells)
    }
    return [...seen.values()]
  },
  (r, cells) => ({
    ...cells,
    hotel:
      r() < 0.4
        ? cells['hotel']!.replace(/^(\w+) (\w+)/, '$2 $1')
        : r() < 0.4
          ? typo(r, cells['hotel']!)
          : cells['hotel']!,
    city: r() < 0.1 ? '' : cells['city']!,
    stars: r() < 0.3 ? '' : cells['stars']!,
    latitude: (Number(cells['latitude']) + (r() - 0.5) * 0.002).toFixed(4),
    longitude: (Number(cells['longitude']) + (r() - 0.5) * 0.002).toFixed(4),
    rooms: r() < 0.5 ? '' : cells['rooms']!,
  }),
)

const LETTERS_AND_DIGITS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'.split('')

export const cars = both(
  'used cars',
  1000,
  (r, count) => {
    const makes = times(9, () => ({ make: cap(word(r, 2)), models: times(5, () => cap(word(r, 2))) }))
    return times(count, () => {
      const { make, models } = pick(r, makes)
      const [model, year] = [pick(r, models), String(whole(r, 2005, 2025))]
      const trim = pick(r, ['1.6 TDI', '2.0 GTI', '1.4', '1.2 Turbo', 'Electric', '2.2 D'])
      return {
        title:
          `${make} ${model} ${trim} ${pick(r, ['', 'full service history', 'one owner', 'automatic', '5 doors'])}`.trim(),
        make,
        model,
        year,
        mileage: String(whole(r, 1, 250_000)),
        colour: pick(r, ['black', 'white', 'silver', 'blue', 'red']),
        price: String(whole(r, 12, 400) * 100 - 10),
        vin: `W${times(10, () => pick(r, LETTERS_AND_DIGITS)).join('')}${whole(r, 100_000, 999_999)}`,
        town: cap(word(r)),
      }
    })
  },
  (r, cells) => ({
    ...cells,
    title:
      r() < 0.5
        ? `${cells['year']} ${cells['title']}`
        : cells['title']!.replace(/ (full service history|one owner)/, ''),
    mileage: r() < 0.5 ? String(Number(cells['mileage']) + whole(r, 1, 400)) : cells['mileage']!,
    price: r() < 0.6 ? String(Math.round((Number(cells['price']) * (0.85 + r() * 0.14)) / 10) * 10) : cells['price']!,
    vin: r() < 0.4 ? '' : cells['vin']!.toLowerCase(),
    colour: r() < 0.2 ? '' : cells['colour']!,
  }),
)

const ROLES = [
  'Nurse',
  'Software Engineer',
  'Accountant',
  'Warehouse Worker',
  'Sales Manager',
  'Electrician',
  'Teacher',
]
const PHRASES = [
  'We offer a modern place to work and flexible hours.',
  'You have at least three years of experience.',
  'Please send your application with the earliest date of entry.',
  'Our team is international and growing fast.',
  'A driving licence is an advantage.',
  'You are reliable and like to work with people.',
  'The position is permanent and full time.',
  'We pay above the tariff, with thirty days of holidays.',
]

export const jobs = both(
  'job adverts',
  900,
  (r, count) => {
    const [firms, towns] = [
      times(60, () => `${cap(word(r))} ${pick(r, ['GmbH', 'AG', 'Ltd', 'Inc.'])}`),
      times(40, () => cap(word(r))),
    ]
    const seen = new Map<string, Cells>()
    while (seen.size < count) {
      const [company, role] = [firms[zipf(r, 60)]!, pick(r, ROLES)]
      const level = pick(r, ['', 'Senior ', 'Junior ', 'Lead '])
      const about = `${company} is looking for a ${level}${role}. ${some(r, PHRASES, 4).join(' ')} Reports to ${cap(word(r))} ${cap(word(r))}.`
      // A company advertises one post in several of its towns: these are different posts.
      for (const location of some(r, towns, 1 + zipf(r, 5))) {
        const salary = r() < 0.5 ? '' : `${whole(r, 28, 95)},000`
        const cells = { title: `${level}${role}`, company, location, salary, posted: day(r, 2025), description: about }
        seen.set(`${level}${role} ${company} ${location}`, cells)
      }
    }
    return [...seen.values()].slice(0, count)
  },
  (r, cells) => ({
    ...cells,
    title: r() < 0.5 ? `${cells['title']} (m/f/d)` : cells['title']!,
    company: r() < 0.4 ? cells['company']!.replace(/ \S+$/, '') : cells['company']!,
    location: r() < 0.3 ? `${whole(r, 10_000, 99_999)} ${cells['location']}` : cells['location']!,
    salary: r() < 0.5 ? '' : cells['salary']!,
    posted: later(cells['posted']!, whole(r, 0, 9)),
    description: r() < 0.5 ? `${cells['description']!.slice(0, whole(r, 80, 200))}...` : cells['description']!,
  }),
)

export const invoices = both(
  'invoices',
  1200,
  (r, count) => {
    const suppliers = times(70, () => ({
      supplier: `${cap(word(r))} ${pick(r, ['Telecom', 'Office Supplies', 'Cleaning', 'Energy', 'Logistics'])} ${pick(r, ['GmbH', 'Ltd', 'S.A.'])}`,
      prefix: pick(r, ['RE-', 'INV', 'F', '']),
      fee: r() < 0.5 ? `${whole(r, 20, 900)}.${two(whole(r, 0, 100))}` : null,
      next: whole(r, 1000, 90_000),
    }))
    return times(count, () => {
      const each = suppliers[zipf(r, 70)]!
      each.next += whole(r, 1, 40)
      return {
        invoice_no: `${each.prefix}${each.next}`,
        supplier: each.supplier,
        invoice_date: day(r, 2024),
        // Half of the suppliers ask for the same amount every month.
        amount: each.fee ?? `${whole(r, 10, 9000)}.${two(whole(r, 0, 100))}`,
        currency: pick(r, ['EUR', 'EUR', 'USD']),
        cost_centre: String(whole(r, 1, 30) * 100),
      }
    })
  },
  (r, cells) => ({
    ...cells,
    invoice_no: r() < 0.5 ? cells['invoice_no']!.replace(/^\D+/, '') : cells['invoice_no']!,
    supplier: r() < 0.4 ? cells['supplier']!.replace(/ \S+$/, '') : cells['supplier']!.toUpperCase(),
    invoice_date:
      r() < 0.5
        ? turned(cells['invoice_date']!)
        : r() < 0.3
          ? later(cells['invoice_date']!, 1)
          : cells['invoice_date']!,
    cost_centre: r() < 0.4 ? String(whole(r, 1, 30) * 100) : cells['cost_centre']!,
  }),
)

export const concerts = both(
  'concerts',
  900,
  (r, count) => {
    const [bands, halls] = [
      times(110, () => times(whole(r, 1, 4), () => cap(word(r))).join(' ')),
      times(50, () => ({
        venue: `${cap(word(r))} ${pick(r, ['Hall', 'Arena', 'Club', 'Theatre'])}`,
        city: cap(word(r)),
      })),
    ]
    const seen = new Map<string, Cells>()
    while (seen.size < count) {
      const [band, hall, date] = [pick(r, bands), pick(r, halls), day(r, 2026)]
      const cells = {
        event: `${band} live`,
        ...hall,
        date,
        time: `${whole(r, 17, 22)}:${pick(r, ['00', '30'])}`,
        price: `€${whole(r, 12, 90)}`,
      }
      seen.set(`${band} ${date}`, cells)
    }
    return [...seen.values()]
  },
  (r, cells) => ({
    ...cells,
    event:
      r() < 0.4
        ? `${cells['event']!.replace(' live', '')} + support`
        : cells['event']!.replace(' live', ' - Tour 2026'),
    venue: r() < 0.3 ? `${cells['venue']}, ${cells['city']}` : cells['venue']!,
    date: r() < 0.5 ? turned(cells['date']!) : cells['date']!,
    time: r() < 0.5 ? '' : cells['time']!,
    price: r() < 0.5 ? '' : cells['price']!,
  }),
)
