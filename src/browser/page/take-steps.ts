import type { Locator, Page, Request } from 'playwright-core'
import type { LoginStep } from '../../config/login.ts'
import { within } from '../within.ts'
import { pageSelectors } from './page-selectors.ts'

/** A step waits so long for its element. */
const STEP_MS = 30_000
/** A page in which nothing has been loaded for so long has done what a click made it do. */
const QUIET_MS = 300
const LOOK_MS = 5000
const CHOICE_MS = 2000

/**
 * Does on a page what a login says, one step after the other. Null when all is done, else a sentence that says which
 * step failed and why; it never has a value that was filled in.
 */
export async function takeSteps(page: Page, steps: readonly LoginStep[]): Promise<string | null> {
  for (const [i, step] of steps.entries()) {
    if (step.when !== null && !(await isThere(page, step.when))) continue
    const fault = await take(page, step)
    if (fault !== null) return `step ${i + 1} (${step.action} ${step.selector}) on ${page.url()}: ${fault}`
  }
  return null
}

async function isThere(page: Page, selector: string): Promise<boolean> {
  return ((await within(LOOK_MS, page.locator(css(selector)).count())) ?? 0) > 0
}

async function take(page: Page, step: LoginStep): Promise<string | null> {
  const found = page.locator(css(step.selector)).first()
  const appeared = await within(
    STEP_MS,
    found.waitFor({ state: 'attached', timeout: 0 }).then(() => true),
  )
  if (appeared === null) return 'it is not there'
  switch (step.action) {
    case 'wait':
      return null
    case 'fill': {
      const isChoice = await within(
        LOOK_MS,
        found.evaluate((element) => element.nodeName === 'SELECT'),
      )
      const filling = isChoice === true ? choose(found, step.value) : found.fill(step.value, { timeout: STEP_MS })
      const done = await within(
        STEP_MS,
        filling.then(() => true),
      )
      return done === null ? `it ${isChoice === true ? 'has no such choice' : 'cannot be filled in'}` : null
    }
    case 'check': {
      const done = await within(
        STEP_MS,
        found.check({ timeout: STEP_MS, force: true }).then(() => true),
      )
      return done === null ? 'it cannot be ticked' : null
    }
    case 'click':
      return untilQuiet(page, async () => {
        const clicked = await within(
          LOOK_MS,
          found.click({ timeout: LOOK_MS, noWaitAfter: true }).then(() => true),
        )
        // What lies above it since its styles are not loaded is no hindrance.
        const done =
          clicked ??
          (await within(
            LOOK_MS,
            found.dispatchEvent('click').then(() => true),
          ))
        return done === null ? 'it cannot be clicked' : null
      })
  }
}

/** By the value of the choice, or else by its text, as over HTTP. */
async function choose(select: Locator, wanted: string): Promise<void> {
  const values = await select.selectOption({ value: wanted }, { timeout: CHOICE_MS }).catch(() => [])
  if (values.length === 0) await select.selectOption({ label: wanted }, { timeout: CHOICE_MS })
}

/** Does the work and waits until the page has loaded what that led to. */
async function untilQuiet(page: Page, work: () => Promise<string | null>): Promise<string | null> {
  const open = new Set<Request>()
  const quiet = Promise.withResolvers<true>()
  let timer: NodeJS.Timeout | undefined
  const happened = (): void => {
    clearTimeout(timer)
    if (open.size === 0) timer = setTimeout(() => quiet.resolve(true), QUIET_MS)
  }
  const onBegun = (request: Request): void => {
    open.add(request)
    happened()
  }
  const onEnded = (request: Request): void => {
    open.delete(request)
    happened()
  }
  page.on('request', onBegun)
  page.on('requestfinished', onEnded)
  page.on('requestfailed', onEnded)
  try {
    const fault = await work()
    if (fault !== null) return fault
    happened()
    await within(STEP_MS, quiet.promise)
    await within(STEP_MS, page.waitForLoadState('domcontentloaded'))
    return null
  } finally {
    clearTimeout(timer)
    page.off('request', onBegun)
    page.off('requestfinished', onEnded)
    page.off('requestfailed', onEnded)
  }
}

function css(selector: string): string {
  return pageSelectors(selector).join(', ')
}
