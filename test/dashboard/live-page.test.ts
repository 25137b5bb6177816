import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { row } from '../report/example-summary.ts'
import { scratchFolder } from '../store/scratch.ts'
import { makeFleet } from './made-fleet.ts'
import { makeRun } from './made-run.ts'
import { startTestBrowser } from './open-page.ts'
import { startDashboard } from './start-dashboard.ts'

const browser = await startTestBrowser({ after })

/** What a page or a config could bring in to become more than text. */
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>\u202e evil \u001b[31m'

test('a run is followed as it goes on, without losing the focus, and a killed one is not shown as running', async (t) => {
  const folder = scratchFolder(t)
  const { ids } = await makeFleet(folder, { scrapers: 30, runs: 4, perCountry: 10 })
  const dashboard = await startDashboard(t, folder)
  const { page, faults, close } = await browser.open(dashboard.url)
  await page.locator('[aria-rowindex="3"] a').focus()
  const focused = await page.evaluate('document.activeElement.textContent')

  const run = makeRun(t, folder, ids)
  const [first = '', second = ''] = ids
  run.begin(first)
  run.progress(first, { pages: { fetched: 12, from_cache: 0, failed: 0 }, waiting: HOSTILE })
  await page.getByText('running in 4 slots').waitFor()
  await page.getByRole('button', { name: /29 waiting/ }).waitFor()
  assert.ok((await page.getByText('<img src=x').count()) > 0, 'what a scraper waits for is text')
  run.end(first)
  run.begin(second)
  run.progress(second, {})
  await page.getByRole('button', { name: /1 running/ }).waitFor()
  assert.equal(await page.evaluate('document.activeElement.textContent'), focused)

  await page.goto(`${dashboard.url}/runs/${run.run}`)
  await page.getByRole('heading', { name: 'Failures' }).waitFor()
  await page.getByText(`regatta logs ${first} --run ${run.run}`).waitFor()
  assert.equal(await page.locator('.rows').getAttribute('aria-rowcount'), '31')
  await run.kill()
  await page.getByText('Its process is gone, and').waitFor({ timeout: 5000 })
  assert.equal(await page.locator('.rows .sign.running').count(), 0)

  run.finish(ids.map((id) => row(id, 'success')))
  await page.getByText(/^from /).waitFor()
  await page.goto(dashboard.url)
  await page.getByRole('button', { name: /30 success/ }).waitFor()
  assert.deepEqual(faults, [])
  await close()
})

test('the server is killed and started again under an open page, which is right within moments and doubles nothing', async (t) => {
  const folder = scratchFolder(t)
  const { ids } = await makeFleet(folder, { scrapers: 12, runs: 2, perCountry: 6 })
  const before = await startDashboard(t, folder)
  const { page, faults, close } = await browser.open(before.url)
  await before.stop('SIGKILL')
  await page.locator('[data-connection=cut]').waitFor()
  const run = makeRun(t, folder, ids)
  run.begin(ids[0]!)
  run.progress(ids[0]!, {})
  await startDashboard(t, folder, ['--port', String(before.port)])
  await page.locator('[data-connection=live]').waitFor()
  await page.getByRole('button', { name: /11 waiting/ }).waitFor()
  assert.equal(await page.locator('.rows').getAttribute('aria-rowcount'), '13')
  assert.equal(await page.locator('.rows .body [role=row]').count(), 12)
  assert.deepEqual(faults, [])
  await close()
})

test('a log is shown as it is written, as text, and filtered by level', async (t) => {
  const folder = scratchFolder(t)
  const { ids } = await makeFleet(folder, { scrapers: 2, runs: 2 })
  const run = makeRun(t, folder, ids)
  run.begin(ids[0]!)
  run.progress(ids[0]!, {})
  run.log(
    ids[0]!,
    `2026-11-21 12:00:00.000 INFO  page  title="${HOSTILE}"\n2026-11-21 12:00:01.000 ERROR broke\n    at somewhere\n`,
  )
  const dashboard = await startDashboard(t, folder)
  const { page, faults, close } = await browser.open(`${dashboard.url}/scrapers/${ids[0]}`)
  await page.getByText('at somewhere').waitFor()
  assert.match(await page.locator('.log pre').innerText(), /<script>document\.title=2<\/script>.*\\x1b\[31m/)
  run.log(ids[0]!, '2026-11-21 12:00:02.000 WARN  later\n')
  await page.getByText('WARN  later').waitFor()
  await page.getByLabel('Level').selectOption('error')
  assert.equal((await page.locator('.log .line').allInnerTexts()).length, 2)
  assert.match(await page.title(), /regatta$/)
  assert.deepEqual(faults, [])
  await close()
})

test('whoever enters the token can act, and others see no button', async (t) => {
  const folder = scratchFolder(t)
  await makeFleet(folder, { scrapers: 2, runs: 1 })
  const dashboard = await startDashboard(t, folder, ['--token-file', 'token'])
  const { page, close } = await browser.open(dashboard.url)
  assert.equal(await page.getByRole('button', { name: 'Run all' }).count(), 0)
  await page.getByRole('button', { name: 'Enter the token' }).click()
  await page.getByLabel('Token').fill('a wrong one')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Run all' }).click()
  await page.getByRole('button', { name: 'Yes' }).click()
  await page.getByText('the token is missing or wrong').waitFor()
  await close()
})

test('an empty folder says what to do', async (t) => {
  const dashboard = await startDashboard(t, scratchFolder(t))
  const { page, faults, close } = await browser.open(dashboard.url)
  await page.getByRole('heading', { name: 'No scrapers yet' }).waitFor()
  for (const path of ['/runs', '/hosts', '/configs', '/workers']) {
    await page.goto(`${dashboard.url}${path}`)
    await page.locator('main h1').waitFor()
  }
  // The browser itself notes that there is no cluster to read.
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('404')),
    [],
  )
  await close()
})
