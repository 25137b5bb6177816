import { parseSource } from '../../src/config/parse/parse.ts'
import { createExtractor } from '../../src/extract/create-extractor.ts'
import { openFormPage } from '../../src/extract/forms/form-page.ts'
import { pageFacts } from '../../src/extract/schedule/page-facts.ts'
import { filled, type Reader } from './reader.ts'

const URL = 'https://parish.example/list'
const UTF8_FORM = { name: 'UTF-8', encode: (text: string) => Buffer.from(text) }
const NOW = new Date('2026-03-01T00:00:00Z')

const source = parseSource(
  'name: P\nbase_url: https://parish.example\nlisting: { type: directory, url_template: https://parish.example/list }\n',
  { file: 'configs/us/parish.yaml', country: 'us', source: 'parish' },
)
if (!source.ok) throw new Error(source.problems.map(({ message }) => message).join('\n'))
const directory = await createExtractor(
  source.source,
  { kind: 'rows', extractor: 'auto', follow: false, next: { selectors: ['a.next'], isLink: true } },
  () => NOW,
)

/** Readers of pages that are no articles: directories, schedules, forms. */
export const SITE_READERS: Record<string, Reader> = {
  directory: {
    seeds: [
      '<h2>Parishes</h2><ul><li><h3>St Mary</h3><p>12 Main Street, Fairmont, WV 26554<br>Tel. (304) 555-0123 <a href="mailto:office@st-mary.example">mail</a> <a href=https://st-mary.example>Website</a><li><h3>St Paul</h3><p>3 Oak Ave, Fairmont, WV 26555<br>(304) 555-0199</ul><a class=next href="?p=2">next</a>',
      '<table><tr><th>Name<th>Address<th>Phone<th>Date<tr><td>Branch A<td>1 High St, Leeds LS1 1AA<td>0113 496 0000<td>03/04/2026<tr><td>Branch B<td>2 High St, Leeds LS1 1AB<td>0113 496 0001<td>25/04/2026</table>',
      '{"features":[{"properties":{"name":"A","phone":"1"},"geometry":{"coordinates":[1.5,2.5]}},{"properties":{"name":"B"}}]}',
      '<?xml version="1.0"?><kml><Document><Placemark><name>A</name><Point><coordinates>1,2,0</coordinates></Point></Placemark></Document></kml>',
      '<script>var places = [{name: "A", address: "1 Main St", lat: 1.5},{name: \'B\', phone: "304 555 0123",}];</script><div id=map></div>',
    ],
    words: [
      '<li>',
      '<tr><td>',
      '<h3>',
      '<br>',
      'mailto:',
      'tel:',
      '(304) 555-0123',
      'WV 26554',
      ' [at] ',
      '<a href=',
      '{"name":',
      '[',
      '],',
      '}',
      '<Placemark>',
      '<coordinates>',
      'lat:',
      'new google.maps.LatLng(1,2)',
      '<script>',
      '</script>',
      'class=row',
      '01/02/2026',
    ],
    hostile: [
      filled('<li><b>A</b> 1 Main St, X, WV 26554 304 555 0123', '<ul>'),
      filled('<div class=row><h3>A</h3>'),
      filled('<div class=row><p>A'),
      filled('<tr><td>A<td>1', '<table><tr><th>Name<th>Phone'),
      filled('<td>A', '<table><tr>'),
      filled('<table><tr><td>A'),
      filled('<p>A 304 555 0123'),
      filled('a@b.c '),
      filled('a [at] b [dot] c '),
      filled('304 555 0123 '),
      filled('1 Main St, '),
      filled('<br>', '<p>'),
      filled('<a href=https://a.example>x</a>'),
      filled('{"name":"A","phone":"1"},', '[', '{}]'),
      filled('{"a":'),
      filled('[', '<script>var x = '),
      filled('{name: "A", lat: 1},', '<script>var x = [', '];</script>'),
      filled('var x = [', '<script>'),
      filled('<Placemark><name>A</name></Placemark>', '<kml><Document>'),
      filled('<Folder>', '<kml>'),
      filled('1,2 ', '<kml><Placemark><coordinates>', '</coordinates></Placemark></kml>'),
      filled('<h2>A</h2><h3>B</h3><p>C'),
      (length) => Array.from({ length: length / 20 }, (_, n) => `<div class=c${n}><p>A`).join(''),
    ],
    read: (input) => directory.directory(input.toString(), URL),
  },
  schedule: {
    seeds: [
      '<h2>Mass times</h2><p>Saturday 5:30pm (Vigil)<br>Sunday 8am, 10:30am<h3>Confession</h3><p>Saturdays 4-5pm<table><tr><th>Monday<th>Tuesday<tr><td>9:00<td>18:30</table>',
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260104T090000\r\nDTEND:20260104T100000\r\nRRULE:FREQ=WEEKLY;BYDAY=SU,WE;UNTIL=20261231\r\nSUMMARY:Mass\\, sung\r\n in Latin\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
      '<script type="application/ld+json">{"@type":"Church","openingHours":["Mo-Fr 09:00-17:00","Sa 10:00-12:00"],"openingHoursSpecification":[{"dayOfWeek":"https://schema.org/Sunday","opens":"08:00","closes":"12:00"}]}</script><footer>Open daily 9-5</footer>',
      '<div itemscope itemtype="https://schema.org/Library"><meta itemprop=openingHours content="Mo 9-5"></div>',
    ],
    words: [
      '<tr><td>',
      '<th>Monday',
      '<h3>',
      '<br>',
      'RRULE:FREQ=WEEKLY;BYDAY=',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'DTSTART',
      ';TZID=',
      '\r\n ',
      '"openingHours":',
      '"dayOfWeek":',
      'Mo-Fr 09:00-17:00',
      'Sundays 9am',
      ' - ',
      'Mass',
      'Office hours',
    ],
    hostile: [
      filled('<p>Monday 9-5'),
      filled('<h3>Mass</h3><p>Sunday 9am'),
      filled('<div>Monday 9am '),
      filled('<tr><td>Monday<td>9:00', '<table>'),
      filled('<th>Monday', '<table><tr>', '<tr><td>9:00'),
      filled('<table><tr><td>Monday<td>9:00'),
      filled('Monday 9-5, ', '<p>'),
      filled('BEGIN:VEVENT\n', 'BEGIN:VCALENDAR\n'),
      filled('BEGIN:VEVENT\nRRULE:FREQ=DAILY\nDTSTART:20260104T090000\nEND:VEVENT\n', 'BEGIN:VCALENDAR\n'),
      filled('\n a', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x'),
      filled(
        ',SU',
        'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260104T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO',
        '\nEND:VEVENT',
      ),
      filled('"Mo-Fr 09:00-17:00",', '<script type="application/ld+json">{"openingHours":[', '"x"]}</script>'),
      filled('<meta itemprop=openingHours content="Mo 9-5">', '<div itemscope>'),
      filled('<br>Sunday 9am', '<p>'),
    ],
    read: (input) => pageFacts(input.toString(), { url: URL, kinds: true, language: null }),
  },
  form: {
    seeds: [
      '<h1>Sign in</h1><div class=error>Wrong password</div><form id=f action=/login method=post><input type=hidden name=t value=1><input id=u name=user><input id=p type=password name=pass><label for=r>Remember</label><input id=r type=checkbox name=remember><select name=s><option value=1 selected>A<option>B</select><textarea name=n>x</textarea><button id=go>Go</button></form><input form=f name=late>',
      '<form><fieldset disabled><legend><input id=u name=a></legend><input name=b></fieldset><input id=go type=image name=i><input type=radio name=c checked><input type=radio name=c></form>',
    ],
    words: [
      '<form',
      '</form>',
      '<input name=a>',
      'type=radio',
      'form=f',
      'id=go',
      '<fieldset disabled>',
      '<option selected>',
      '<label for=',
      'class=error',
      'role=alert',
      'action=',
      'method=dialog',
      'formaction=javascript:x',
    ],
    hostile: [
      filled('<input name=a form=f>', '<button id=go form=f>x</button>', '<form id=f></form>'),
      filled('<input name=a>', '<form><button id=go>x</button>'),
      filled('<form>'),
      filled('<div class=error>x'),
      filled('<p class=error>x</p>'),
      filled('<label>', '', '<input id=go type=checkbox>'),
      filled('<option>x', '<form><button id=go>x</button><select name=s>'),
      filled('<fieldset disabled>', '<form><button id=go>x</button>', '<input name=a>'),
      filled('<input type=radio name=c>', '<form>', '<input id=go type=radio name=c>'),
    ],
    read(input) {
      const page = openFormPage(input.toString(), URL, { own: UTF8_FORM, named: new Map() })
      page.fill('#u', 'a')
      page.fill('select', 'B')
      page.tick('label')
      page.click('#go')
      page.message()
    },
  },
}
