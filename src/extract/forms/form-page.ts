import type { Element } from 'domhandler'
import { compileSelector } from '../select/selector.ts'
import { pageOf } from '../tree/page.ts'
import { parseFast } from '../tree/parse/parse-fast.ts'
import { choiceOf, formEntries, typeOf, type FormEntry } from './form-fields.ts'
import { type FormRequest, formRequest } from './form-request.ts'
import { pageMessage } from './page-message.ts'
import { nextPostBack, postBackOf, type PostBack } from './post-back.ts'

/** A page whose forms somebody fills in, without a browser: scripts do nothing. */
export interface FormPage {
  url: string
  has(selector: string): boolean
  /** Null, or why it cannot be done. */
  fill(selector: string, value: string): string | null
  tick(selector: string): string | null
  click(selector: string): Click
  /**
   * Sends the form that has most of these fields, with all else that is in it; one that is sent by POST where none has
   * any. Null without a form.
   */
  send(fields: readonly FormEntry[]): FormRequest | null
  /** Whether something on the page sends this back; ASP.NET answers what no control offers with an error. */
  offers(postBack: PostBack): boolean
  /** The next page by the pager of an ASP.NET grid; null without one, or on its last page. */
  nextOfPager(): FormRequest | null
  /** What the page has to say, to one who sees it after a form was sent: one line. */
  message(): string
}

export type Click =
  | { kind: 'request'; request: FormRequest }
  /** Something was ticked. */
  | { kind: 'done' }
  | { kind: 'fault'; fault: string }

/** A charset in which a form is sent: its name, as pages call it, and what writes a text in it. */
export interface FormCharset {
  name: string
  encode: (text: string) => Buffer
}

/** `named`: those that forms of the page may ask for, by their labels in lower case. */
export function openFormPage(
  html: string,
  url: string,
  { own: ofPage, named }: { own: FormCharset; named: ReadonlyMap<string, FormCharset> },
): FormPage {
  const { scope, base } = pageOf(parseFast(html), url)
  const { elements } = scope
  const values = new Map<Element, string>()
  const ticked = new Map<Element, boolean>()

  const find = (selector: string): Element | null => compileSelector(selector).among(elements, null)[0]?.element ?? null
  const missing = (selector: string): string => `nothing on the page matches ${selector}`
  const controlsOf = (form: Element): Element[] =>
    elements.filter((element) => CONTROLS.has(element.name) && formOf(element) === form)

  function formOf(control: Element): Element | null {
    const id = control.attribs['form']
    if (id !== undefined) return elements.find(({ name, attribs }) => name === 'form' && attribs['id'] === id) ?? null
    return above(control, (element) => element.name === 'form')
  }

  function labelled(label: Element): Element | null {
    const id = label.attribs['for']
    if (id !== undefined) return elements.find(({ attribs }) => attribs['id'] === id) ?? null
    return elements.find((element) => CONTROLS.has(element.name) && above(element, (one) => one === label)) ?? null
  }

  function tickElement(element: Element): string | null {
    const type = typeOf(element)
    if (element.name !== 'input' || (type !== 'checkbox' && type !== 'radio')) return 'it is neither a box nor a choice'
    if (type === 'radio') {
      const form = formOf(element)
      for (const other of elements) {
        if (typeOf(other) === 'radio' && other.attribs['name'] === element.attribs['name'] && formOf(other) === form)
          ticked.set(other, false)
      }
    }
    ticked.set(element, true)
    return null
  }

  function submit(form: Element, submitter: Element | null, further: readonly FormEntry[] = []): Click {
    const of = (own: string, forms: string): string => submitter?.attribs[own] ?? form.attribs[forms] ?? ''
    const method = of('formmethod', 'method').trim().toLowerCase()
    if (method === 'dialog') return fault('its form is sent nowhere')
    const action = URL.parse(of('formaction', 'action').trim(), base)
    const written = of('formaction', 'action').trim() === '' ? URL.parse(url) : action
    if (written === null || !/^https?:$/.test(written.protocol)) return fault('its form leads to no web address')
    written.hash = ''
    const target = {
      action: written.href,
      method: method === 'post' ? ('post' as const) : ('get' as const),
      enctype: of('formenctype', 'enctype').trim().toLowerCase(),
    }
    const charset = charsetFor(form)
    const replaced = new Set(further.map(([name]) => name))
    const all = formEntries(controlsOf(form), submitter, { values, ticked }, charset.name)
    const entries = [...all.filter(([name]) => !replaced.has(name)), ...further]
    return { kind: 'request', request: formRequest(target, entries, charset.encode) }
  }

  /** https://html.spec.whatwg.org/#picking-an-encoding-for-the-form */
  function charsetFor(form: Element): FormCharset {
    const labels = form.attribs['accept-charset']?.toLowerCase().split(/[\s,]/) ?? []
    return labels.map((label) => named.get(label)).find((one) => one !== undefined) ?? ofPage
  }

  /** What the script of ASP.NET does: https://learn.microsoft.com/dotnet/api/system.web.ui.clientscriptmanager */
  function postBack(element: Element, { target, argument }: PostBack): Click {
    const form = formOf(element) ?? elements.find(({ name }) => name === 'form')
    if (form === undefined) return fault('there is no form that it could send')
    return submit(form, null, [
      ['__EVENTTARGET', target],
      ['__EVENTARGUMENT', argument],
    ])
  }

  function formWith(fields: readonly FormEntry[]): Element | null {
    const names = new Set(fields.map(([name]) => name))
    let best: { form: Element; worth: number } | null = null
    for (const form of elements.filter(({ name }) => name === 'form')) {
      const own = new Set(controlsOf(form).map(({ attribs }) => attribs['name'] ?? ''))
      const isPost = (form.attribs['method'] ?? '').trim().toLowerCase() === 'post'
      const worth = [...names].filter((name) => own.has(name)).length * 2 + (isPost ? 1 : 0)
      if (best === null || worth > best.worth) best = { form, worth }
    }
    return best?.form ?? null
  }

  function clickElement(element: Element): Click {
    const sent = postBackOf(element)
    if (sent !== null) return postBack(element, sent)
    if (element.name === 'a') {
      const target = URL.parse(element.attribs['href'] ?? '', base)
      const leads = element.attribs['href'] !== undefined && target !== null && /^https?:$/.test(target.protocol)
      return leads ? { kind: 'request', request: { url: target.href } } : fault(BY_SCRIPT)
    }
    if (element.name === 'label') {
      const control = labelled(element)
      return control === null ? fault('the label belongs to nothing') : clickElement(control)
    }
    const type = typeOf(element)
    if (type === 'checkbox' || type === 'radio') {
      const isTicked = ticked.get(element) ?? 'checked' in element.attribs
      if (type === 'checkbox' && isTicked) ticked.set(element, false)
      else tickElement(element)
      return { kind: 'done' }
    }
    if ('disabled' in element.attribs) return fault('it is switched off')
    const form = type === 'submit' || type === 'image' ? formOf(element) : null
    return form === null ? fault(BY_SCRIPT) : submit(form, element)
  }

  return {
    url,
    has: (selector) => find(selector) !== null,
    fill(selector, value) {
      const element = find(selector)
      if (element === null) return missing(selector)
      const type = typeOf(element)
      if (element.name === 'select') {
        const choice = choiceOf(element, value)
        if (choice === null) return `${selector} has no such choice`
        values.set(element, choice)
        return null
      }
      const isField = element.name === 'textarea' || (element.name === 'input' && !UNFILLABLE.has(type))
      if (!isField) return `${selector} is no field that can be filled in`
      values.set(element, value)
      return null
    },
    tick(selector) {
      const element = find(selector)
      if (element === null) return missing(selector)
      return tickElement(element.name === 'label' ? (labelled(element) ?? element) : element)
    },
    click(selector) {
      const element = find(selector)
      if (element === null) return fault(missing(selector))
      const target = CLICKABLE.has(element.name) ? element : above(element, ({ name }) => CLICKABLE.has(name))
      return target === null ? fault(BY_SCRIPT) : clickElement(target)
    },
    send(fields) {
      const form = formWith(fields)
      const click = form === null ? null : submit(form, null, fields)
      return click?.kind === 'request' ? click.request : null
    },
    offers: ({ target, argument }) =>
      elements.map(postBackOf).some((sent) => sent?.target === target && sent.argument === argument),
    nextOfPager() {
      const found = nextPostBack(elements)
      const click = found === null ? null : clickElement(found)
      return click?.kind === 'request' ? click.request : null
    },
    message: () => pageMessage(elements),
  }
}

const CONTROLS = new Set(['input', 'select', 'textarea', 'button'])
const CLICKABLE = new Set(['a', 'button', 'input', 'label'])
const UNFILLABLE = new Set(['checkbox', 'radio', 'submit', 'image', 'button', 'reset', 'file'])
const BY_SCRIPT = 'only a script can do something with it, and scripts need client: browser'

function fault(text: string): Click {
  return { kind: 'fault', fault: text }
}

function above(element: Element, test: (element: Element) => boolean): Element | null {
  for (let at = element.parent; at !== null && 'attribs' in at; at = at.parent) if (test(at)) return at
  return null
}
