import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AutoChoice, type ClientChoices, createAutoChoice } from '../../src/browser/auto-choice.ts'

const SHELL = '<body><div id="root"></div><script src="/app.js"></script></body>'
const WHOLE = '<body><p class="story">All of it</p><script></script></body>'
const LACKING = `<body><p>${'Words of a teaser. '.repeat(20)}</p><a href="/more">More</a><script></script></body>`
const WEEK = 7 * 86_400_000

function choice(known?: ClientChoices, now = 0): { auto: AutoChoice; isShown: (html: string) => boolean } {
  const auto = createAutoChoice({
    has: (html, selectors) => selectors.some((selector) => html.includes(`class="${selector.slice(1)}"`)),
    ...(known === undefined ? {} : { known }),
    now: () => now,
    onDecided: () => undefined,
  })
  const isShown = (html: string): boolean => {
    const isToShow = auto.isToShow({ kind: 'detail', awaited: ['.story'] }, { body: Buffer.from(html) })
    if (isToShow) auto.noteShown('detail', html !== LACKING)
    return isToShow
  }
  return { auto, isShown }
}

test('a shell is shown, and then all pages of its kind; those of the other kind are looked at by themselves', () => {
  const { auto, isShown } = choice()
  assert.deepEqual([SHELL, WHOLE, LACKING].map(isShown), [true, true, true])
  assert.equal(auto.read().detail?.client, 'browser')
  assert.equal(auto.isToShow({ kind: 'listing', awaited: ['.story'] }, { body: Buffer.from(WHOLE) }), false)
})

test('a page that is whole as it is sent is not shown, nor are later ones but shells', () => {
  const { auto, isShown } = choice()
  assert.deepEqual([WHOLE, LACKING, SHELL].map(isShown), [false, false, true])
  assert.match(auto.read().listing?.why ?? auto.read().detail?.why ?? '', /their scripts build/)
})

test('after three pages shown in vain the browser is left alone', () => {
  const { auto, isShown } = choice()
  assert.deepEqual([LACKING, LACKING, LACKING, LACKING].map(isShown), [true, true, true, false])
  assert.match(auto.read().detail?.why ?? '', /^3 pages had nothing more/)
})

test('the next run knows what was chosen, for a week', () => {
  const first = choice()
  first.isShown(SHELL)
  const known = first.auto.read()
  assert.equal(choice(known, WEEK - 1).isShown(WHOLE), true)
  assert.equal(choice(known, WEEK).isShown(WHOLE), false, 'looked at anew')
  const vain = choice()
  for (let i = 0; i < 3; i++) vain.isShown(LACKING)
  assert.equal(choice(vain.auto.read(), WEEK - 1).isShown(LACKING), false)
  assert.equal(choice(vain.auto.read(), WEEK).isShown(LACKING), true, 'looked at anew')
})

test('that pages were whole is looked at in each run: they may have been rebuilt since', () => {
  const first = choice()
  first.isShown(WHOLE)
  const { isShown } = choice(first.auto.read(), 1)
  assert.equal(isShown(LACKING), true)
})
