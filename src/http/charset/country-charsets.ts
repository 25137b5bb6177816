/** The legacy charsets in which a country's sites write, the commonest first; none where that is windows-1252. */
export function charsetsOf(country: string): readonly string[] {
  return BY_COUNTRY.get(country.toLowerCase()) ?? []
}

// By folder names. Where a country writes in several scripts, all are named: the bytes decide.
const COUNTRIES: [countries: string, charsets: string][] = [
  ['japan', 'shift_jis euc-jp'],
  ['china singapore', 'gb18030 big5'],
  ['taiwan hong_kong hong_kong_sar_china macao macau macao_sar_china', 'big5 gb18030'],
  ['south_korea north_korea korea', 'euc-kr'],
  ['thailand', 'windows-874'],
  ['vietnam viet_nam', 'windows-1258'],
  ['ukraine', 'windows-1251 koi8-u iso-8859-5'],
  [
    'russia belarus bulgaria kazakhstan kyrgyzstan tajikistan turkmenistan uzbekistan mongolia moldova north_macedonia',
    'windows-1251 koi8-r iso-8859-5',
  ],
  ['serbia montenegro bosnia_and_herzegovina', 'windows-1251 windows-1250 iso-8859-2'],
  ['poland czechia czech_republic slovakia hungary romania croatia slovenia albania', 'windows-1250 iso-8859-2'],
  ['estonia latvia lithuania', 'windows-1257'],
  ['greece', 'windows-1253'],
  ['cyprus', 'windows-1253 windows-1254'],
  ['turkiye turkey azerbaijan', 'windows-1254'],
  ['israel', 'windows-1255 windows-1256'],
  [
    'algeria bahrain djibouti egypt iran iraq jordan kuwait lebanon libya mauritania morocco oman palestine ' +
      'palestinian_territories qatar saudi_arabia somalia sudan syria tunisia united_arab_emirates yemen ' +
      'afghanistan pakistan',
    'windows-1256',
  ],
]

const BY_COUNTRY = new Map(
  COUNTRIES.flatMap(([countries, charsets]) =>
    countries.split(' ').map((name) => [name, charsets.split(' ')] as const),
  ),
)
