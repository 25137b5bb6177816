import { z } from 'zod'
import type { Login, LoginStep } from '../login.ts'
import { element } from './element.ts'
import { line, url } from './leaf.ts'

const ACTIONS = ['fill', 'click', 'check', 'wait'] as const

const step = z
  .strictObject(
    {
      fill: element.nullish().meta({ description: 'Field that gets `value`.', examples: ['#password'] }),
      value: z
        .string({ error: 'must be text (numbers need quotes)' })
        .nullish()
        .meta({ description: 'What is filled in.', examples: ['${INVENTORY_PASSWORD}'] }),
      click: element.nullish().meta({ description: 'Button or link that is clicked.' }),
      check: element.nullish().meta({ description: 'Box that is ticked.' }),
      wait: element.nullish().meta({ description: 'What has to be on the page before the next step.' }),
      when: element.nullish().meta({ description: 'The step is only done where this is on the page.' }),
    },
    { error: 'must be a mapping with one of fill, click, check, wait' },
  )
  .superRefine((given, ctx) => {
    const actions = ACTIONS.filter((action) => given[action] != null)
    if (actions.length !== 1)
      ctx.addIssue({ code: 'custom', message: 'must have exactly one of fill, click, check, wait' })
    else if (actions[0] === 'fill' && given.value == null)
      ctx.addIssue({ code: 'custom', path: ['value'], message: 'must say what is filled in' })
    else if (actions[0] !== 'fill' && given.value != null)
      ctx.addIssue({ code: 'custom', path: ['value'], message: 'must stand beside fill' })
  })
  .transform(({ value, when = null, ...given }): LoginStep => {
    const action = ACTIONS.find((name) => given[name] != null) ?? 'wait'
    const selector = given[action] ?? ''
    return action === 'fill' ? { action, selector, value: value ?? '', when } : { action, selector, when }
  })

const MUST = 'must be a mapping with url, steps, logged_in, expired, or with cookies'

/** How a scraper logs in, as users write it. */
export const login = z
  .strictObject(
    {
      url: url.nullish().meta({ description: 'Page with the form.', examples: ['https://inventory.example/login'] }),
      steps: z
        .array(step, { error: 'must be a list of steps' })
        .min(1, { error: 'must be a list of steps' })
        .nullish()
        .meta({ description: 'What is done there, in order.' }),
      logged_in: element
        .nullish()
        .meta({ description: 'On every page while the session lives.', examples: ['a.logout'] }),
      expired: element
        .nullish()
        .meta({ description: 'On a page when the session has ended.', examples: ['form#login'] }),
      cookies: line
        .nullish()
        .meta({ description: 'In place of url and steps: a cookies.txt of a browser, beside the config.' }),
    },
    { error: MUST },
  )
  .superRefine(({ url: page, steps, logged_in, expired, cookies }, ctx) => {
    const fault = (path: string[], message: string): void => ctx.addIssue({ code: 'custom', path, message })
    if (cookies != null) {
      if (page != null) fault(['url'], 'must not stand beside cookies')
      if (steps != null) fault(['steps'], 'must not stand beside cookies')
      return
    }
    if (page == null) fault(['url'], 'must name the page with the form')
    if (steps == null) fault(['steps'], 'must say what is filled in and clicked')
    if (logged_in == null && expired == null)
      fault(['logged_in'], 'must select what only those see who are logged in; or expired what the others see')
  })
  .transform(({ url: page, steps, logged_in, expired, cookies }): Login => {
    const marks = { logged_in: logged_in ?? null, expired: expired ?? null }
    return cookies == null
      ? { kind: 'steps', url: page ?? '', steps: steps ?? [], ...marks }
      : { kind: 'cookies', cookies, ...marks }
  })
  .nullish()
  .meta({ description: 'How it logs in; see docs/login.md.' })
