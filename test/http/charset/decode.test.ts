import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import iconv from 'iconv-lite'
import { type DecodedPage, decodePage } from '../../../src/http/charset/decode.ts'

interface Sample {
  /** As sites name it. */
  label: string
  /** How iconv names what the bytes are. */
  written: string
  text: string
}

const SAMPLES: Sample[] = [
  { label: 'gb18030', written: 'gb18030', text: '港口公路周五重新开放，\u{20000}\u{2a6d6}' },
  { label: 'gb2312', written: 'gbk', text: '朱镕基說：臺灣的道路' },
  { label: 'big5', written: 'big5hkscs', text: '嘅咗喺：道路重開' },
  { label: 'euc-kr', written: 'euc-kr', text: '항구 도로가 금요일에 다시 열린다' },
  { label: 'euc-kr', written: 'cp949', text: '똠방각하와 펲시콜라' },
  { label: 'ks_c_5601-1987', written: 'cp949', text: '똠방각하 도로' },
  { label: 'shift_jis', written: 'shift_jis', text: '港の道路は金曜日に再開する①髙﨑㈱' },
  { label: 'euc-jp', written: 'euc-jp', text: '港の道路は金曜日に再開する' },
  { label: 'tis-620', written: 'windows874', text: 'ถนนท่าเรือเปิดอีกครั้ง “วันศุกร์” €5' },
  { label: 'windows-1258', written: 'windows1258', text: vietnamese('Đường vào cảng đã mở lại') },
  { label: 'windows-1251', written: 'windows1251', text: 'Дорога к порту откроется в пятницу' },
  { label: 'windows-1256', written: 'windows1256', text: 'سيعاد فتح طريق الميناء يوم الجمعة' },
  { label: 'koi8-r', written: 'koi8-r', text: 'Дорога к порту откроется в пятницу' },
  { label: 'iso-8859-2', written: 'iso88592', text: 'Cesta do přístavu bude v pátek otevřena' },
  { label: 'iso-8859-1', written: 'windows1252', text: 'La route du port rouvrira vendredi – enfin “ouverte”' },
  { label: 'utf-8', written: 'utf8', text: 'Ko e hala ki he taulanga ʻe toe fakaava 道路' },
]

/** Windows-1258 has letters with horns and hats, and tones as characters of their own. */
function vietnamese(text: string): string {
  return text.normalize('NFD').replace(/[a-z][\u0302\u0306\u031b]/gi, (letter) => letter.normalize('NFC'))
}

const PLAIN = 'text/html'
const meta = (label: string): string => `<meta http-equiv="Content-Type" content="text/html; charset=${label}">`

async function read(sample: Sample, head: string, type: string, charset: string | null = null): Promise<DecodedPage> {
  const html = `<!doctype html><html><head>${head}<title>x</title></head><body><h1>${sample.text}</h1></body></html>`
  const body = iconv.encode(html, sample.written)
  return decodePage({ headers: { 'content-type': type }, body }, { charset })
}

const h1 = ({ text }: DecodedPage): string => /<h1>(.*?)<\/h1>/.exec(text)?.[1]?.normalize('NFC') ?? ''

for (const sample of SAMPLES) {
  const expected = sample.text.normalize('NFC')
  describe(`${sample.written} labelled ${sample.label}`, () => {
    test('in the header', async () => {
      const page = await read(sample, '', `text/html; charset=${sample.label}`)
      assert.deepEqual([h1(page), page.source], [expected, 'header'])
    })
    test('in the page only', async () => {
      const page = await read(sample, meta(sample.label), PLAIN)
      assert.deepEqual([h1(page), page.source], [expected, 'meta'])
    })
    test('by the config, whatever the others say', async () => {
      const page = await read(sample, meta('iso-8859-7'), 'text/html; charset=iso-8859-5', sample.label)
      assert.deepEqual([h1(page), page.source], [expected, 'config'])
    })
    test('in the page, under a header that says utf-8 of everything', async () => {
      const page = await read(sample, meta(sample.label), 'text/html; charset=utf-8')
      assert.deepEqual([h1(page), page.source], [expected, sample.label === 'utf-8' ? 'header' : 'meta'])
    })
  })
}

describe('labels', () => {
  const utf8 = SAMPLES.at(-1)!
  const korean = SAMPLES.find(({ written }) => written === 'cp949')!
  const HEADS: [name: string, head: string][] = [
    ['html5', '<meta charset="euc-kr">'],
    ['no quotes', '<meta http-equiv=Content-Type content=text/html;charset=euc-kr>'],
    ['a quote too many', '<meta http-equiv="Content-Type" content="text/html; charset="euc-kr">'],
    ['a quote too few', `<meta charset='euc-kr>`],
    ['blanks', '<META  CHARSET = " EUC-KR " />'],
    ['a label that only others know', '<meta charset="cp949">'],
    ['not in a comment', '<!-- <meta charset="shift_jis"> --><meta charset="euc-kr">'],
    [
      'after other tags',
      '<meta name="viewport" content="width=1"><meta property="x" content="y"><meta charset="euc-kr">',
    ],
    [
      'a description that speaks of another',
      '<meta name="description" content="charset=big5 is dead"><meta charset="euc-kr">',
    ],
    [
      'a title that speaks of another',
      '<meta property="og:title" content="set charset=shift_jis"><meta http-equiv="content-type" content="text/html; charset=euc-kr">',
    ],
    [
      'another content than that of the type',
      '<meta http-equiv="refresh" content="0; url=?charset=big5"><meta charset="euc-kr">',
    ],
    ['beside a name', '<meta name="x" charset="euc-kr" content="charset=big5">'],
    ['one that nobody knows in front', '<meta charset="none"><meta charset="{{charset}}"><meta charset="euc-kr">'],
    ['far down', `<style>${'a{}'.repeat(3000)}</style><meta charset="euc-kr">`],
  ]
  for (const [name, head] of HEADS) {
    test(`meta: ${name}`, async () => {
      const page = await read(korean, head, PLAIN)
      assert.deepEqual([h1(page), page.charset], [korean.text, 'euc-kr'])
    })
  }

  test('an XML declaration counts', async () => {
    const body = iconv.encode(`<?xml version="1.0" encoding="windows-1251"?><rss>Дорога</rss>`, 'windows1251')
    const page = await decodePage({ headers: { 'content-type': 'text/xml' }, body }, { charset: null })
    assert.deepEqual([page.text.slice(-12), page.source], ['Дорога</rss>', 'meta'])
  })

  test('a page in UTF-8 that is called ISO-8859-1 by its server or its template', async () => {
    const byServer = await read(utf8, '', 'text/html; charset=iso-8859-1')
    const byTemplate = await read(utf8, meta('iso-8859-1'), PLAIN)
    const byBoth = await read(utf8, meta('utf-8'), 'text/html; charset=windows-1251')
    for (const page of [byServer, byTemplate, byBoth]) assert.deepEqual([h1(page), page.charset], [utf8.text, 'utf-8'])
  })

  test('UTF-16 in a meta tag cannot be true', async () => {
    const page = await read(utf8, '<meta charset="utf-16">', PLAIN)
    assert.deepEqual([h1(page), page.charset], [utf8.text, 'utf-8'])
  })

  test('UTF-8 under a label that was left over from another charset', async () => {
    for (const label of ['windows-1251', 'iso-8859-15', 'iso-8859-2', 'koi8-r', 'gbk', 'euc-kr']) {
      for (const text of [
        'Дорога к порту',
        'Ko e hala ki he taulanga ʻé, ē, ā, ō, ū, ī, ǎ',
        '港の道路は金曜日に再開する',
      ]) {
        const page = await read({ label: 'utf-8', written: 'utf8', text }, meta(label), PLAIN)
        assert.deepEqual([h1(page), page.charset], [text, 'utf-8'], label)
      }
    }
  })

  test('two characters of GBK that might be one of UTF-8 are GBK', async () => {
    const page = await read({ label: 'gbk', written: 'gbk', text: '联通' }, meta('gbk'), PLAIN)
    assert.deepEqual([h1(page), page.charset], ['联通', 'gbk'])
  })

  test('charsets of DOS, which no browser reads', async () => {
    for (const [label, written] of [
      ['ibm855', 'cp855'],
      ['cp437', 'cp437'],
      ['CP850', 'cp850'],
    ] as const) {
      const text = written === 'cp855' ? 'Дорога к порту' : 'café à Nouméa'
      const page = await read({ label, written, text }, '', `text/html; charset=${label}`)
      assert.deepEqual([h1(page), page.source], [text, 'header'])
    }
  })

  test('labels that nobody knows are named', async () => {
    const page = await read(utf8, '<meta charset="wtf-9">', 'text/html; charset=hex')
    assert.deepEqual(page.unknown, ['hex', 'wtf-9'])
    assert.equal((await read(utf8, '', 'text/html; charset=utf-8')).unknown, undefined)
  })

  test('a page within a feed says nothing of the feed', async () => {
    const text = '<?xml version="1.0" encoding="windows-1251"?><rss><![CDATA[<meta charset="koi8-r">]]>Дорога</rss>'
    const page = await decodePage({ headers: {}, body: iconv.encode(text, 'windows1251') }, { charset: null })
    assert.deepEqual([page.text.slice(-12), page.charset], ['Дорога</rss>', 'windows-1251'])
  })

  test('XML in UTF-16 without a mark', async () => {
    const text = '<?xml version="1.0" encoding="utf-16"?><rss>Road</rss>'
    const body = Buffer.from(text, 'utf16le')
    for (const bytes of [body, Buffer.from(body).swap16()]) {
      assert.equal((await decodePage({ headers: {}, body: bytes }, { charset: null })).text, text)
    }
  })

  test('labels that nobody knows are passed over', async () => {
    const page = await read(utf8, '<meta charset="wtf-9">', 'text/html; charset=none', 'klingon')
    assert.deepEqual([h1(page), page.source], [utf8.text, 'utf8'])
  })
})

describe('without labels', () => {
  const bare = (body: Buffer, type = PLAIN): Promise<DecodedPage> =>
    decodePage({ headers: { 'content-type': type }, body }, { charset: null })

  test('byte order marks decide, and are taken off', async () => {
    const marked = Buffer.from('\ufeffRoad', 'utf16le')
    const swapped = Buffer.from(marked).swap16()
    assert.deepEqual(await bare(marked), { text: 'Road', charset: 'utf-16le', source: 'bom' })
    assert.deepEqual(await bare(swapped, 'text/html; charset=utf-8'), {
      text: 'Road',
      charset: 'utf-16be',
      source: 'bom',
    })
    assert.deepEqual(await bare(Buffer.from('\ufeffRoad')), { text: 'Road', charset: 'utf-8', source: 'bom' })
  })

  test('UTF-8 is recognised, anything else is windows-1252', async () => {
    assert.equal((await bare(Buffer.from('Pāʻanga'))).source, 'utf8')
    const page = await bare(Buffer.from('caf\u00e9 \u0093open\u0094', 'latin1'))
    assert.deepEqual([page.text, page.source], ['café “open”', 'fallback'])
  })

  test('JSON is UTF-8', async () => {
    const page = await bare(Buffer.from('{"title":"Pāʻanga"}'), 'application/json')
    assert.deepEqual([page.text, page.source], ['{"title":"Pāʻanga"}', 'utf8'])
  })

  test('one bad byte does not turn a whole page into another alphabet', async () => {
    const words = Buffer.from('Ko e hala ki he taulanga ʻe toe fakaava '.repeat(20))
    const body = Buffer.concat([words, Buffer.from([0xe2, 0x80]), words])
    for (const type of [PLAIN, 'text/html; charset=utf-8']) {
      const page = await bare(body, type)
      assert.equal(page.charset, 'utf-8')
      assert.equal(page.text.split('\ufffd').length - 1, 1)
    }
  })

  test('an empty page is empty', async () => {
    assert.equal((await bare(Buffer.alloc(0))).text, '')
  })
})
