import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { scratchFolder } from '../store/scratch.ts'
import { makeFleet } from './made-fleet.ts'
import { findings, startTestBrowser } from './open-page.ts'
import { startDashboard } from './start-dashboard.ts'

const folder = scratchFolder({ after })
await makeFleet(folder, { scrapers: 400, runs: 12, perCountry: 40 })
const dashboard = await startDashboard({ after }, folder)
const [{ run }] = (await (await fetch(`${dashboard.url}/api/runs`)).json()) as [{ run: string }]
const browser = await startTestBrowser({ after })

test('only rows in sight are drawn, and others can find out how many there are', async () => {
  const { page, faults, close } = await browser.open(dashboard.url)
  const table = page.getByRole('table', { name: 'Scrapers' })
  assert.equal(await table.getAttribute('aria-rowcount'), '401')
  const drawn = await page.locator('.rows .body [role=row]').count()
  assert.ok(drawn > 10 && drawn < 60, `${drawn} rows`)
  await page.evaluate('scrollTo(0, document.body.scrollHeight)')
  await page.locator('[aria-rowindex="401"]').waitFor()
  assert.ok((await page.locator('.rows .body [role=row]').count()) < 60)
  assert.deepEqual(faults, [])
  await close()
})

test('search, filter and order stand in the address, and come back from it', async () => {
  const { page, close } = await browser.open(dashboard.url)
  await page.getByRole('searchbox').fill('fiji gazette')
  await page.getByRole('button', { name: 'New' }).click()
  await page.locator('.rows[aria-rowcount="5"]').waitFor()
  assert.match(page.url(), /\?q=fiji\+gazette&sort=new&down=1$/)
  const first = await page.locator('[aria-rowindex="2"] a').innerText()
  await page.goto(page.url())
  await page.locator('.rows[aria-rowcount="5"]').waitFor()
  assert.equal(await page.locator('[aria-rowindex="2"] a').innerText(), first)
  assert.equal(await page.getByRole('searchbox').inputValue(), 'fiji gazette')
  assert.equal(await page.locator('[aria-sort=descending]').innerText(), 'New▼')
  await page.getByRole('searchbox').fill('nothing is called so')
  await page.getByText('No scraper matches.').waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.locator('.rows[aria-rowcount="401"]').waitFor()
  await page.getByRole('button', { name: /failed$/ }).click()
  await page.getByRole('button', { name: /failed$/, pressed: true }).waitFor()
  assert.ok(Number(await page.locator('.rows').getAttribute('aria-rowcount')) < 60)
  await close()
})

test('with the keyboard alone the fleet is found, filtered, opened and left again', async () => {
  const { page, faults, close } = await browser.open(dashboard.url)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to the content')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('samoa/sun')
  await page.locator('.rows[aria-rowcount="5"]').waitFor()
  while ((await page.evaluate('document.activeElement.closest("[role=rowheader]") === null')) === true) {
    await page.keyboard.press('Tab')
  }
  assert.notEqual(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), 'none')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/scrapers\/samoa\/sun$/)
  await page.goBack()
  await page.waitForURL(/q=samoa/)
  assert.deepEqual(faults, [])
  await close()
})

test('nothing is wider than a window of 320 pixels, and nothing hides behind colour alone', async () => {
  for (const path of ['/', '/runs', `/runs/${run}`, '/scrapers/fiji/sun', '/hosts', '/configs', '/configs/fiji/sun']) {
    const { page, close } = await browser.open(`${dashboard.url}${path}`, { width: 320, height: 640 })
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, path)
    await close()
  }
})

test('axe finds nothing in any view, theme and size', async () => {
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    for (const theme of ['light', 'dark'] as const) {
      for (const path of [
        '/',
        '/runs',
        `/runs/${run}`,
        '/scrapers/fiji/sun',
        '/hosts',
        '/configs',
        '/configs/fiji/sun',
        '/nowhere',
      ]) {
        const { page, close } = await browser.open(`${dashboard.url}${path}`, { width, height, theme })
        await page.locator('main h1').waitFor()
        assert.deepEqual(await findings(page), [], `${path} ${theme} ${width}`)
        await close()
      }
    }
  }
})
