import { mulberry } from '../synthetic-people.ts'
import { cap, oneFile, pick, times, twoFiles, typo, whole, word, zipf, type MakeKind, type Of, type R } from './made.ts'

const STYLES = [
  'American IPA',
  'Imperial Stout',
  'American Amber / Red Ale',
  'Pale Lager',
  'Witbier',
  'Porter',
  'Saison / Farmhouse Ale',
]
const HOUSES = ['Brewing Company', 'Brewery', 'Brewing Co.', 'Brewpub', 'Beer Works']
const TASTES = ['Amber', 'Red', 'Dark', 'Old', 'Hoppy', 'Winter', 'Double', 'Barrel Aged']
const SORTS = ['Ale', 'IPA', 'Stout', 'Porter', 'Lager', 'Saison']

/** Beers of breweries with many: the same few words in most names. */
export const beer: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const houses = times(90, () => `${cap(word(r))} ${pick(r, HOUSES)}`)
  const [a, b]: [Of[], Of[]] = [[], []]
  for (let i = 0; i < 900 * scale; i++) {
    const house = houses[zipf(r, 90)]!
    const name = `${r() < 0.6 ? `${cap(word(r))} ` : ''}${pick(r, TASTES)} ${pick(r, SORTS)}`
    const style = pick(r, STYLES)
    const abv = (4 + 7 * r() ** 2).toFixed(1)
    if (r() < 0.5) a.push([`b${i}`, { Beer_Name: name, Brew_Factory_Name: house, Style: style, ABV: `${abv} %` }])
    if (r() >= 0.4) continue
    const other = r() < 0.6 ? `${house.split(' ')[0]} ${name}` : r() < 0.2 ? typo(r, name) : name
    b.push([
      `b${i}`,
      {
        Beer_Name: other,
        Brew_Factory_Name: house.replace('Company', 'Co.').replace(/ (Brewery|Beer Works)$/, r() < 0.5 ? '' : ' $1'),
        Style: r() < 0.5 ? style.split(' / ')[0]!.replace('American ', '') : style,
        ABV: r() < 0.1 ? '-' : `${abv}0%`,
      },
    ])
  }
  return twoFiles('beer', a, b, r)
}

interface Song {
  thing: string
  song: string
  artist: string
  album: string
  genre: string
  year: string
  time: string
}

/** Songs of albums, some as a remix or on the deluxe album again. */
function songs(r: R, albums: number, artists: readonly string[]): Song[] {
  const out: Song[] = []
  const length = (): string => `${whole(r, 2, 6)}:${String(whole(r, 0, 60)).padStart(2, '0')}`
  for (let al = 0; al < albums; al++) {
    const artist = artists[zipf(r, artists.length)]!
    const album = `${cap(word(r))} ${cap(word(r))}`
    const year = String(whole(r, 2005, 2015))
    const genre = pick(r, ['Pop', 'Country', 'Hip-Hop/Rap', 'Dance'])
    for (let t = 0; t < 10; t++) {
      const song = `${cap(word(r))}${r() < 0.6 ? ` ${cap(word(r))}` : ''}`
      const base = { song, artist, album, genre, year, time: length(), thing: `t${out.length}` }
      out.push(base)
      if (r() < 0.15) {
        const version = `${song} (${pick(r, ['Remix', 'Live', 'Acoustic', 'Radio Edit'])})`
        out.push({ ...base, song: version, time: length(), thing: `t${out.length}` })
      }
      if (r() < 0.12) out.push({ ...base, album: `${album} (Deluxe Version)`, thing: `t${out.length}` })
    }
  }
  return out
}

export const itunes: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const artists = times(60, () => `${cap(word(r))} ${cap(word(r))}`)
  const [a, b]: [Of[], Of[]] = [[], []]
  for (const { thing, song, artist, album, genre, year, time } of songs(r, 110 * scale, artists)) {
    const label = `${artist.split(' ')[1]} Records`
    if (r() < 0.5) {
      a.push([
        thing,
        {
          Song_Name: song,
          Artist_Name: artist,
          Album_Name: album,
          Genre: `${genre} , Music`,
          Price: '$ 1.29',
          CopyRight: `${year} ${label}`,
          Time: time,
          Released: `${whole(r, 1, 29)}-Mar-${year.slice(2)}`,
        },
      ])
    }
    if (r() < 0.5) {
      b.push([
        thing,
        {
          Song_Name: song.replace('(', '[').replace(')', ']') + (r() < 0.2 ? ' [Explicit]' : ''),
          Artist_Name: artist + (r() < 0.15 ? ` feat. ${pick(r, artists)}` : ''),
          Album_Name: album + (r() < 0.2 ? ' [Explicit]' : ''),
          Genre: genre.split('/')[0]!,
          Price: `$ ${pick(r, ['1.29', '0.99'])}`,
          CopyRight: `( c ) ${year} ${label} Inc.`,
          Time: time,
          Released: `March ${whole(r, 1, 29)} , ${year}`,
        },
      ])
    }
  }
  return twoFiles('itunes-amazon', a, b, r)
}

/** One file from several catalogues: titles with numbers and albums, lengths in other units, cells that are missing. */
export const music: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const artists = times(300, () => `${cap(word(r))} ${cap(word(r))}`)
  const rows: Of[] = []
  for (const { thing, song, artist, album, year, time } of songs(r, 70 * scale, artists)) {
    const seconds = Number(time.split(':')[0]) * 60 + Number(time.split(':')[1])
    const copies = r() < 0.5 ? 1 : whole(r, 2, 6)
    for (let i = 0; i < copies; i++) {
      const name = r() < 0.3 ? typo(r, song) : song
      rows.push([
        thing,
        {
          number: r() < 0.3 ? '' : String(1 + (rows.length % 12)),
          title:
            r() < 0.15
              ? `${artist} - ${name}`
              : r() < 0.15
                ? `${String(whole(r, 1, 12)).padStart(3, '0')}-${name}`
                : name,
          length: r() < 0.2 ? '' : r() < 0.5 ? time : String(seconds * 1000 + whole(r, 0, 999)),
          artist: r() < 0.15 ? '' : r() < 0.15 ? artist.split(' ').toReversed().join(', ') : artist,
          album: r() < 0.1 ? '' : r() < 0.2 ? typo(r, album) : r() < 0.15 ? `${album} (${year})` : album,
          year: r() < 0.3 ? '' : r() < 0.3 ? `'${year.slice(2)}` : year,
          language: pick(r, ['English', 'Eng', 'en', '', 'English']),
        },
      ])
    }
  }
  return oneFile('music, one file', rows, r)
}
