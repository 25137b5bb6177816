import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isEmptyShell } from '../../src/extract/empty-shell.ts'

const SCRIPT = '<script src="/app.js"></script>'
const ROWS: [string, string, boolean][] = [
  ['an application frame', `<html><head>${SCRIPT}</head><body><div id="root"></div></body></html>`, true],
  ['one that says so', `<body><div>Loading ...</div>${SCRIPT}</body>`, true],
  [
    'with a noscript notice',
    `<body><noscript><p>${'Please turn it on. '.repeat(30)}</p></noscript>${SCRIPT}</body>`,
    true,
  ],
  ['with data in a script', `<body>${SCRIPT}<script>var a = "${'words '.repeat(100)}<p>"</script></body>`, true],
  ['an unclosed script', `<body><script>${'words '.repeat(100)}`, true],
  ['no script at all', '<body><div id="root"></div></body>', false],
  ['a page with text', `<body>${SCRIPT}<p>${'words '.repeat(100)}</p></body>`, false],
  ['a page with links', `<body>${SCRIPT}<a class="x" href="/news/1">News</a></body>`, false],
  ['an article without a head', `${SCRIPT}<article>${'words '.repeat(100)}</article>`, false],
  ['nothing', '', false],
]

describe('isEmptyShell', () => {
  for (const [name, html, expected] of ROWS) test(name, () => assert.equal(isEmptyShell(html), expected))

  test('takes hostile pages in one pass', () => {
    for (const piece of ['<script', '<!--', '<a ', '<', '</script', '<svg><']) {
      isEmptyShell(`<body>${piece.repeat(200_000)}`)
    }
  })
})
