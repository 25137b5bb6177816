import { mulberry } from '../synthetic-people.ts'
import { pick, word, zipf, typo, cap, clean, type Of, type Kind } from './made.ts'

export function beer(seed = 6): Kind {
  const r = mulberry(seed),
    styles = [
      'American IPA',
      'Imperial Stout',
      'American Amber / Red Ale',
      'Pale Lager',
      'Witbier',
      'Porter',
      'Saison / Farmhouse Ale',
    ],
    brew = Array.from(
      { length: 90 },
      () => `${cap(word(r))} ${pick(r, ['Brewing Company', 'Brewery', 'Brewing Co.', 'Brewpub', 'Beer Works'])}`,
    )
  const items = Array.from({ length: 900 }, (_, i) => ({
    b: brew[zipf(r, 90)]!,
    n: `${r() < 0.6 ? cap(word(r)) + ' ' : ''}${pick(r, ['Amber', 'Red', 'Dark', 'Old', 'Hoppy', 'Winter', 'Double', 'Barrel Aged'])} ${pick(r, ['Ale', 'IPA', 'Stout', 'Porter', 'Lager', 'Saison'])}`,
    s: pick(r, styles),
    abv: (4 + 7 * r() ** 2).toFixed(1),
    e: `b${i}`,
  }))
  const A = items
    .filter(() => r() < 0.5)
    .map((x): Of => [x.e, { Beer_Name: x.n, Brew_Factory_Name: x.b, Style: x.s, ABV: `${x.abv} %` }])
  const B = items
    .filter(() => r() < 0.4)
    .map((x): Of => [
      x.e,
      {
        Beer_Name: r() < 0.6 ? `${x.b.split(' ')[0]} ${x.n}` : r() < 0.2 ? typo(r, x.n) : x.n,
        Brew_Factory_Name: x.b.replace('Company', 'Co.').replace(/ (Brewery|Beer Works)$/, r() < 0.5 ? '' : ' $1'),
        Style: r() < 0.5 ? x.s.split(' / ')[0]!.replace('American ', '') : x.s,
        ABV: r() < 0.1 ? '-' : `${x.abv}${x.abv.includes('.') ? '0' : ''}%`,
      },
    ])
  return clean('beer', A, B, r)
}
export function itunes(seed = 7): Kind {
  const r = mulberry(seed),
    artists = Array.from({ length: 60 }, () => `${cap(word(r))} ${cap(word(r))}`),
    out: Record<'song' | 'artist' | 'album' | 'genre' | 'year' | 'time' | 'e', string>[] = []
  for (let al = 0; al < 110; al++) {
    const artist = artists[zipf(r, 60)]!,
      album = `${cap(word(r))} ${cap(word(r))}`,
      year = String(2005 + Math.floor(r() * 10)),
      genre = pick(r, ['Pop', 'Country', 'Hip-Hop/Rap', 'Dance'])
    for (let t = 0; t < 10; t++) {
      const song = `${cap(word(r))}${r() < 0.6 ? ' ' + cap(word(r)) : ''}`,
        time = `${2 + Math.floor(r() * 4)}:${String(Math.floor(r() * 60)).padStart(2, '0')}`
      const base = { song, artist, album, genre, year, time, e: `t${out.length}` }
      out.push(base)
      if (r() < 0.15)
        out.push({
          ...base,
          song: `${song} (${pick(r, ['Remix', 'Live', 'Acoustic', 'Radio Edit'])})`,
          time: `${2 + Math.floor(r() * 4)}:${String(Math.floor(r() * 60)).padStart(2, '0')}`,
          e: `t${out.length}`,
        })
      if (r() < 0.12) out.push({ ...base, album: `${album} (Deluxe Version)`, e: `t${out.length}` })
    }
  }
  const A = out
    .filter(() => r() < 0.5)
    .map((s): Of => [
      s.e,
      {
        Song_Name: s.song,
        Artist_Name: s.artist,
        Album_Name: s.album,
        Genre: `${s.genre} , Music`,
        Price: '$ 1.29',
        CopyRight: `${s.year} ${s.artist.split(' ')[1]} Records`,
        Time: s.time,
        Released: `${1 + Math.floor(r() * 28)}-Mar-${s.year.slice(2)}`,
      },
    ])
  const B = out
    .filter(() => r() < 0.5)
    .map((s): Of => [
      s.e,
      {
        Song_Name: s.song.replace('(', '[').replace(')', ']') + (r() < 0.2 ? ' [Explicit]' : ''),
        Artist_Name: s.artist + (r() < 0.15 ? ` feat. ${pick(r, artists)}` : ''),
        Album_Name: s.album + (r() < 0.2 ? ' [Explicit]' : ''),
        Genre: s.genre.split('/')[0]!,
        Price: `$ ${pick(r, ['1.29', '0.99'])}`,
        CopyRight: `( c ) ${s.year} ${s.artist.split(' ')[1]} Records Inc.`,
        Time: s.time,
        Released: `March ${1 + Math.floor(r() * 28)} , ${s.year}`,
      },
    ])
  return clean('itunes-amazon', A, B, r)
}
