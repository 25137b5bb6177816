import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import iconv from 'iconv-lite'
import { type DecodedPage, decodePage } from '../../../src/http/charset/decode.ts'

/** Of a headline and a line of text each, in the words of nobody: country, label, what iconv calls the bytes, text. */
const SAMPLES: [country: string, label: string, written: string, text: string][] = [
  ['china', 'gb18030', 'gb18030', '港口公路周五重新开放，居民表示欢迎'],
  ['china', 'gb2312', 'gbk', '新的学校在北京开放，学生们很高兴'],
  ['taiwan', 'big5', 'big5', '港口道路星期五重新開放，居民表示歡迎'],
  ['south_korea', 'euc-kr', 'euc-kr', '항구 도로가 금요일에 다시 열린다'],
  ['south_korea', 'euc-kr', 'cp949', '똠방각하 마을의 도로가 다시 열린다'],
  ['japan', 'shift_jis', 'shift_jis', '港の道路は金曜日に再開する、と市長は話した'],
  ['japan', 'euc-jp', 'euc-jp', '港の道路は金曜日に再開する、と市長は話した'],
  ['thailand', 'tis-620', 'windows874', 'ถนนท่าเรือเปิดอีกครั้งในวันศุกร์'],
  ['vietnam', 'windows-1258', 'windows1258', tones('Đường vào cảng đã mở lại hôm thứ sáu')],
  ['russia', 'windows-1251', 'windows1251', 'Дорога к порту откроется в пятницу'],
  ['egypt', 'windows-1256', 'windows1256', 'سيعاد فتح طريق الميناء يوم الجمعة'],
  ['tonga', 'utf-8', 'utf8', 'Ko e hala ki he taulanga ʻe toe fakaava'],
]

const MORE: typeof SAMPLES = [
  ['hong_kong', 'big5', 'big5hkscs', '佢哋話港口嘅道路星期五重新開放'],
  ['hong_kong', 'gb2312', 'gbk', '港口公路周五重新开放，居民表示欢迎'],
  ['china', 'big5', 'big5', '港口道路星期五重新開放，居民表示歡迎'],
  ['ukraine', 'windows-1251', 'windows1251', 'Дорога до порту відкриється у п’ятницю'],
  ['ukraine', 'koi8-u', 'koi8-u', 'Дорога до порту відкриється в суботу'],
  ['bulgaria', 'windows-1251', 'windows1251', 'Пътят към пристанището ще бъде отворен в петък'],
  ['russia', 'koi8-r', 'koi8-r', 'Дорога к порту откроется в пятницу'],
  ['poland', 'windows-1250', 'windows1250', 'Droga do portu będzie w piątek znów otwarta, mówią świadkowie z Łodzi'],
  ['poland', 'iso-8859-2', 'iso88592', 'Droga do portu będzie w piątek znów otwarta, mówią świadkowie z Łodzi'],
  ['czechia', 'iso-8859-2', 'iso88592', 'Cesta do přístavu bude v pátek opět otevřena, řekl starosta Šimůnek'],
  ['lithuania', 'windows-1257', 'windows1257', 'Kelias į uostą penktadienį vėl bus atidarytas, žmonės džiaugiasi'],
  ['turkiye', 'windows-1254', 'windows1254', 'Liman yolu cuma günü yeniden açılıyor, şoförler sevinçli'],
  ['greece', 'windows-1253', 'windows1253', 'Ο δρόμος προς το λιμάνι ανοίγει την Παρασκευή'],
  ['israel', 'windows-1255', 'windows1255', 'הדרך לנמל תיפתח מחדש ביום שישי'],
]

/** Windows-1258 has letters with horns and hats, and tones as characters of their own. */
function tones(text: string): string {
  return text.normalize('NFD').replace(/[a-z][\u0302\u0306\u031b]/gi, (letter) => letter.normalize('NFC'))
}

interface Labels {
  head?: string
  type?: string
  charset?: string
  country?: string | null
}

async function read(written: string, text: string, labels: Labels): Promise<DecodedPage> {
  const { head = '', type = 'text/html', charset = null, country = null } = labels
  const html = `<!doctype html><html><head>${head}<title>${text}</title></head><body><p>${text}</p></body></html>`
  return decodePage({ headers: { 'content-type': type }, body: iconv.encode(html, written) }, { charset, country })
}

const right = (page: DecodedPage, text: string): boolean =>
  /<p>(.*?)<\/p>/.exec(page.text)?.[1]?.normalize('NFC') === text.normalize('NFC')

const LABELLINGS: [name: string, of: (country: string, label: string) => Labels, least: number][] = [
  ['in the header', (country, label) => ({ country, type: `text/html; charset=${label}` }), 12],
  ['in the page', (country, label) => ({ country, head: `<meta charset="${label}">` }), 12],
  ['by the config', (country, label) => ({ country, charset: label, type: 'text/html; charset=iso-8859-5' }), 12],
  [
    'in the page under a header that says utf-8',
    (country, label) => ({ country, head: `<meta charset="${label}">`, type: 'text/html; charset=utf-8' }),
    12,
  ],
  ['not at all', (country) => ({ country }), 12],
  ['by nobody but a header that says utf-8', (country) => ({ country, type: 'text/html; charset=utf-8' }), 12],
  [
    'by nobody but a header that says iso-8859-1',
    (country) => ({ country, type: 'text/html; charset=iso-8859-1' }),
    12,
  ],
]

for (const [name, labels, least] of LABELLINGS) {
  test(`twelve encodings, labelled ${name}`, async () => {
    const wrong: string[] = []
    for (const [country, label, written, text] of SAMPLES) {
      if (!right(await read(written, text, labels(country, label)), text)) wrong.push(`${country} ${written}`)
    }
    assert.ok(SAMPLES.length - wrong.length >= least, `wrong: ${wrong.join(', ')}`)
  })
}

describe('without a label, by the country', () => {
  for (const [country, , written, text] of [...SAMPLES, ...MORE]) {
    test(`${country}: ${written}`, async () => {
      const page = await read(written, text, { country })
      assert.ok(right(page, text), `${page.charset} (${page.source}): ${page.text.slice(-60)}`)
      assert.equal(page.source, written === 'utf8' ? 'utf8' : 'guess')
    })
  }
})

const WESTERN: [string, string][] = [
  [
    'new_caledonia',
    'La route du port sera à nouveau ouverte vendredi, après l’été, a déclaré le président de l’assemblée',
  ],
  ['japan', 'La route du port sera à nouveau ouverte vendredi, après l’été, a déclaré le président de l’assemblée'],
  ['china', 'Die Straße zum Hafen wird am Freitag wieder geöffnet, sagte der Bürgermeister von Köln'],
  ['russia', 'A estrada do porto reabre na sexta-feira, após as chuvas de março, diz a administração'],
  ['thailand', 'The café’s owner – “naïve”, they said – paid £5 and €3, or ½ of it'],
]
for (const [country, text] of WESTERN) {
  test(`a European page without a label is windows-1252 in ${country} too: ${text.slice(0, 20)}`, async () => {
    const page = await read('windows1252', text, { country })
    assert.deepEqual([right(page, text), page.charset], [true, 'windows-1252'])
  })
}

test('a script that goes on beyond what is looked at says nothing about the page', async () => {
  const [country, , written, text] = SAMPLES[5]!
  const page = iconv.encode(`<p>${text}</p><script>`, written)
  const script = Buffer.concat([Buffer.alloc(70_000, 0xe9), Buffer.from('</script>')])
  const decoded = await decodePage({ headers: {}, body: Buffer.concat([page, script]) }, { charset: null, country })
  assert.deepEqual([right(decoded, text), decoded.source], [true, 'guess'])
})

describe('other scripts are seen without knowing the country', () => {
  const WITHOUT_COUNTRY: [written: string, text: string][] = [
    ['windows1251', 'Пътят към пристанището ще бъде отворен отново в петък сутринта'],
    ['koi8-r', 'Дорога к порту откроется в пятницу, сообщили вчера в управе'],
    ['koi8-u', 'Дорога до порту відкриється в суботу, повідомили вчора в управі'],
    ['iso88595', 'Дорога к порту откроется в пятницу, сообщили вчера в управе'],
    ['cp866', 'Дорога к порту откроется в пятницу, сообщили вчера в управе'],
    ['iso88597', 'Ο δρόμος προς το λιμάνι ανοίγει την Παρασκευή το πρωί'],
    ['windows1255', 'הדרך לנמל תיפתח מחדש ביום שישי בבוקר, כך נמסר אתמול'],
    ['iso88596', 'سيعاد فتح طريق الميناء يوم الجمعة صباحا حسب البلدية'],
    ['windows874', 'ถนนท่าเรือเปิดอีกครั้งในวันศุกร์ตอนเช้า นายกเทศมนตรีกล่าว'],
    ['euc-kr', '항구로 가는 도로가 금요일 아침에 다시 열린다고 시청이 밝혔다'],
    ['euc-jp', '港の道路は金曜日の朝に再開する、と市長は話した'],
    ['gbk', '港口公路周五上午重新开放，市政府昨天表示'],
    ['big5', '港口道路星期五上午重新開放，市政府昨天表示'],
  ]
  for (const [written, text] of WITHOUT_COUNTRY) {
    test(written, async () => {
      const page = await read(written, text, {})
      assert.ok(right(page, text), `${page.charset} (${page.source}): ${page.text.slice(-60)}`)
    })
  }

  test('that nearly every byte would be a letter says nothing', async () => {
    // All letters of windows-1251 and of KOI8, each as often as the others.
    const noise = Buffer.from(Array.from({ length: 400 }, (_, i) => (i % 9 === 0 ? 0x20 : 0xc0 + ((i * 37) % 64))))
    const page = await decodePage({ headers: {}, body: noise }, { charset: null, country: null })
    assert.equal(page.source, 'fallback')
  })
})
