import { mulberry } from '../synthetic-people.ts'
import { pick, word, typo, dirty, type Of, type Kind } from './made.ts'

export function places(seed = 8): Kind {
  const r = mulberry(seed),
    rows: Of[] = []
  const types = ['american', 'italian', 'french', 'japanese', 'seafood', 'steakhouses', 'californian'],
    cities = ['new york', 'los angeles', 'atlanta', 'san francisco']
  let n = 0
  for (let i = 0; i < 600; i++) {
    const share = r() < 0.06,
      addr = `${1 + Math.floor(r() * 4000)} ${r() < 0.3 ? pick(r, ['w. ', 'e. ', 'n. ']) : ''}${word(r)} ${pick(r, ['st.', 'ave.', 'blvd.', 'rd.'])}`,
      city = pick(r, cities),
      phone = `${200 + Math.floor(r() * 700)}/${100 + Math.floor(r() * 900)}-${1000 + Math.floor(r() * 9000)}`
    for (let k = 0; k < (share ? 2 + Math.floor(r() * 2) : 1); k++) {
      const name = `${r() < 0.3 ? pick(r, ['cafe ', 'le ', 'the ', 'la ']) : ''}${word(r)}${r() < 0.4 ? ' ' + pick(r, ['grill', 'restaurant', 'house', 'kitchen', 'bistro']) : ''}`,
        type = pick(r, types),
        e = `r${n++}`
      rows.push([e, { name, addr, city, phone, type }])
      if (r() < 0.18)
        rows.push([
          e,
          {
            name:
              r() < 0.3
                ? typo(r, name)
                : r() < 0.5
                  ? name.replace(/^(cafe|le|the|la) /, '') + (r() < 0.3 ? ` (${city})` : '')
                  : name,
            addr:
              addr
                .replace('st.', 'street')
                .replace('ave.', r() < 0.5 ? 'avenue' : 'ave.')
                .replace('w. ', 'west ') + (r() < 0.15 ? ' between 5th and 6th' : ''),
            city: r() < 0.2 ? 'w. hollywood' : city,
            phone: r() < 0.7 ? phone.replace('/', '-') : phone,
            type: pick(r, [type, 'new american', 'continental']),
          },
        ])
    }
  }
  return dirty('restaurants', rows, r)
}
