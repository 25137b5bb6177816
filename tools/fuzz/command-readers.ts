import { pageLinks } from '../../src/extract/listing/page-links.ts'
import { answerLine } from '../../src/cli/commands/hours/answer-line.ts'
import { LINK_KINDS } from '../../src/discovery/link-kind.ts'
import { scoreLinks } from '../../src/discovery/score-links.ts'
import { readArticle } from '../../src/extract/article/read-article.ts'
import { openingHoursText } from '../../src/hours/opening-hours.ts'
import { readHours } from '../../src/hours/read-hours.ts'
import { filled, type Reader } from './reader.ts'

const URL = 'https://news.example/2026/01/02/a-story-of-some-length'
const NOW = new Date('2026-03-01T00:00:00Z')
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/
/** Long enough for what the page states to be held against what it shows. */
const STORY =
  'The river rose above its banks in the night, and the lower town was under water when the day came. '.repeat(5)
const LANGUAGES = [null, 'es', 'ja', 'de', 'ru']

/** Readers of what the commands `hours`, `discover` and `extract` are given. */
export const COMMAND_READERS: Record<string, Reader> = {
  hours: {
    seeds: [
      'Mon-Fri 8am-12 noon, 1st Saturday of the month 10:00-12:30; closed on public holidays',
      'Lunes a viernes de 9 a 14 h y de 16 a 20 h. Domingos y festivos cerrado',
      'Mo,We 08:00-12:00,13:00-17:30; Sa[1,-1] 10:00+; Dec 25 off',
      'Montag bis Freitag 8 - 12.30 Uhr, jeden zweiten Dienstag im Monat bis 20 Uhr, 1. Mai - 30. September',
      '月曜日～金曜日 午前9時～午後5時半、第2土曜日 10時〜12時',
      'пн-пт 9:00-18:00, обед 13-14; выходной: воскресенье',
      'Every other Thursday from half past seven in the evening until late, except in August',
      '{"id":1,"text":"daily 9-5, closed Mondays","language":"en","kind":"mass"}',
    ],
    words: [
      'Mon',
      'Montag',
      'lunes',
      '月曜日',
      ' - ',
      ' to ',
      '–',
      ',',
      ';',
      ':',
      ' and ',
      'am',
      'pm',
      ' noon',
      'midnight',
      '1st',
      'last ',
      '第2',
      'every other ',
      'except ',
      'closed',
      'daily',
      '24/7',
      '24 hours',
      '25:00',
      '9',
      '.',
      '\n',
      ' h',
      ' Uhr',
      '時',
      '半',
      '午後',
      'Dec 25',
      'May - September',
      '(',
      ')',
      'half past ',
      'from ',
      'until ',
    ],
    hostile: [
      filled('Mon '),
      filled('Mon-'),
      filled('9-'),
      filled('9:00,'),
      filled('1st '),
      filled(' '),
      filled('a'),
      filled('Mon 9-5; '),
      filled('except Mon '),
      filled('May - '),
      filled('closed Monday; Tue 9-5\n'),
      filled('月曜日'),
      filled('午前9時'),
      filled('every other '),
    ],
    read(input) {
      const text = input.toString()
      const language = LANGUAGES[text.length % LANGUAGES.length] ?? null
      const facts = readHours(text, { language })
      for (const { start, end } of facts) {
        for (const time of [start, end]) {
          if (time !== null && !TIME.test(time)) throw new Error(`no time: ${time}`)
        }
      }
      openingHoursText(facts)
      for (const line of text.split('\n', 3)) answerLine(line, { language: undefined, kind: undefined })
    },
  },
  links: {
    seeds: [
      '<nav><a href=/news>News</a><a href="/directory/our-parishes/">Find a parish</a><a href="https://x.example/2026/01/02/a-long-story-of-a-day">A long story of a day in five words</a></nav>',
      '<a href="//cdn.example/%E4%B8%80?a#b" title="お知らせ"><img></a><a href=mailto:x>mail</a><a href="/%zz">x<a href=/y>y</a>',
    ],
    words: [
      '<a href=',
      '</a>',
      '/news',
      '%2F',
      '%',
      '-',
      '_',
      '2026/01/02',
      '"',
      'title=',
      'aria-label=',
      '//',
      '?',
      '#',
    ],
    hostile: [
      filled('<a href=/a>b</a>'),
      filled('<a href=/a>'),
      filled('-', '<a href="/', '">x</a>'),
      filled('/a', '<a href="', '">x</a>'),
      filled('%E4', '<a href="/', '">x</a>'),
      filled('a ', '<a href=/news>', '</a>'),
      (length) => Array.from({ length: length / 16 }, (_, n) => `<a href=/${n}>x</a>`).join(''),
      filled('x', '<a href=/a>', '</a><a href=/a>y</a>'),
    ],
    read(input) {
      const links = pageLinks(input.toString())
      for (const kind of LINK_KINDS) {
        for (const { score } of scoreLinks(links, kind)) {
          if (!(score >= 0 && score <= 10)) throw new Error(`a score of ${score}`)
        }
      }
    },
  },
  article: {
    seeds: [
      '<html lang=en-GB><head><title>A headline | News</title><meta name=author content="By Ana Lee and Bo Ek"><link rel=canonical href="/a"><meta property="og:type" content=article></head><body><nav><ul><li><a href=/>Home</a></ul></nav><main><h1>A headline</h1><p class=byline>By <a rel=author href=/ana>Ana Lee</a> <time datetime="2026-01-02T10:00">2 January</time><p>One sentence of a story, which is long enough, and more. And a second one that follows it.<blockquote><p>A quote that somebody said, of some length as well.</blockquote><ul><li>an item of a list</ul></main><footer>&copy; News</footer></body></html>',
      '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle","Article"],"@id":"#a","headline":"A","author":[{"@id":"#p"},"Bo"],"datePublished":"2026-01-02","keywords":"a, b","image":{"url":"/i.png"},"articleBody":"One.\\nTwo."},{"@type":"Person","@id":"#p","name":"Ana"}]}</script><article><h1>A</h1><p>One.</p><p>Two.</p></article>',
      `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${STORY}"}</script><article><h1>A</h1><p>${STORY}<p>More of it.</article>`,
      '<ul class=list><li><a href=/a>First story of the day</a> <span>1 hour ago</span><li><a href=/b>Second story</a></ul><div id=comments><div class=comment><p>I think so too.</div></div>',
    ],
    words: [
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<h1>',
      '<a rel=author>',
      '<time datetime=',
      '<article>',
      '<main>',
      '<nav>',
      '"@id":"#a"',
      '"@graph":[',
      '"author":',
      '"headline":',
      '{',
      '}',
      '[',
      ']',
      ',',
      '&quot;',
      '\\u0000',
      '<br>',
      'By ',
      '<meta property="article:tag" content=',
      ' and ',
      ' | ',
      ' - ',
      '<link rel=canonical href=',
      '<base href=',
    ],
    hostile: [
      filled('<p>A sentence of a story, of some length, and more.</p>', '<article>'),
      filled('<div><p>A sentence of a story.'),
      filled('<div class=a>x</div>'),
      filled('{"@id":"#a","author":{"@id":"#a"}},', '<script type="application/ld+json">[', '{}]</script>'),
      filled('{"author":', '<script type="application/ld+json">'),
      filled('One. ', '<script type="application/ld+json">{"@type":"Article","articleBody":"', '"}</script><p>One.'),
      filled(' and ', '<p class=byline>By Ana'),
      filled('Ana, ', '<a rel=author>', '</a>'),
      filled(' | ', '<title>', '</title>'),
      filled('<meta property="article:tag" content="a">'),
      filled('<meta name=author content="By Ana">'),
      filled('<time datetime=2026-01-02>'),
      filled('<br>', '<article><p>'),
      filled('<li><a href=/a>a story</a>', '<ul>'),
      filled('x ', '<article><p>', '</p></article>'),
      filled('"', '<script type="application/ld+json">{"a":', '}</script>'),
    ],
    read: (input) => readArticle(input.toString(), URL, NOW),
  },
}
