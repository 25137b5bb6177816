import type { Element } from 'domhandler'
import { textOf } from '../tree/text.ts'
import { elementsBelow } from '../tree/walk.ts'
import { typeOf } from './form-fields.ts'
import { type FormTopic, topicsOf } from './form-words.ts'

/** A form that lets somebody in. */
export interface LoginForm {
  /** Null where the fields stand in no form. */
  form: Element | null
  user: Element | null
  /** Null where only the name is asked for at first. */
  password: Element | null
  submit: Element | null
  /** Larger is surer; from 1. */
  score: number
}

/**
 * The form by which a page lets people in, of all its `elements` in document order; null where it has none. Forms to
 * register, to change or recover a password, to subscribe and to search are told apart by their fields and words, in
 * many languages.
 */
export function findLoginForm(elements: readonly Element[]): LoginForm | null {
  const forms = elements.filter(({ name }) => name === 'form')
  const found = forms.map((form) => judgeForm(form, controlsOf(form, elements)))
  const free = elements.filter(
    (element) => isControl(element) && formAround(element) === null && !('form' in element.attribs),
  )
  if (free.some((control) => isPassword(control))) found.push(judgeForm(null, free))
  const logins = found.filter((one) => one !== null)
  return logins.reduce<LoginForm | null>((best, one) => (best === null || one.score > best.score ? one : best), null)
}

function judgeForm(form: Element | null, controls: readonly Element[]): LoginForm | null {
  const shown = controls.filter((control) => typeOf(control) !== 'hidden' && !isTrap(control, form))
  const passwords = shown.filter(isPassword)
  const texts = shown.filter((control) => TEXT_TYPES.has(typeOf(control)))
  const buttons = buttonsOf(form, shown)
  const facts: FormFacts = { form, shown, passwords, texts, buttons, said: saidBy(form, buttons, shown) }
  const score = passwords.length === 0 ? scoreOfName(facts) : scoreOfPassword(facts)
  if (score < 1) return null
  const password = passwords[0] ?? null
  const before = password === null ? texts : texts.filter((text) => shown.indexOf(text) < shown.indexOf(password))
  return { form, user: before.at(-1) ?? texts[0] ?? null, password, submit: buttons[0] ?? null, score }
}

interface FormFacts {
  form: Element | null
  /** Controls that somebody sees. */
  shown: readonly Element[]
  passwords: readonly Element[]
  texts: readonly Element[]
  buttons: readonly Element[]
  said: Said
}

/** Topics of what the parts of a form say. */
interface Said {
  button: ReadonlySet<FormTopic>
  heading: ReadonlySet<FormTopic>
  /** Where it is sent, and what its author calls it. */
  name: ReadonlySet<FormTopic>
  fields: ReadonlySet<FormTopic>
}

/** How much the form looks like a login, one with a password. */
function scoreOfPassword({ shown, passwords, texts, buttons, said }: FormFacts): number {
  const completes = shown.map((control) => control.attribs['autocomplete']?.toLowerCase() ?? '')
  const count = (test: (control: Element) => boolean): number => shown.filter(test).length
  let score = 2
  if (passwords.length > 1) score -= 4
  if (completes.some((word) => word.includes('current-password'))) score += 2
  if (completes.some((word) => word.includes('new-password'))) score -= 3
  if (texts.length === 1) score += 2
  if (texts.length === 0) score -= said.button.has('login') ? 0 : 3
  if (texts.length > 2) score -= texts.length - 1
  score -=
    2 * count((control) => control.name === 'select' || control.name === 'textarea' || PERSONAL.has(typeOf(control)))
  score -= count((control) => typeOf(control) === 'radio') > 1 ? 1 : 0
  if (count(isRemember) > 0) score += 2
  if (count(isTerms) > 0) score -= 3
  if (count(isConfirmation) > 0) score -= 4
  if (count(isName) > 0) score -= 3
  // Whoever has an account is asked for one of the two.
  if (texts.some(isAddress) && texts.some((text) => !isAddress(text) && USER.test(namesOf(text)))) score -= 3
  score += weigh(said, 'login', { button: 3, heading: 1, name: 2, fields: 0 })
  score -= weigh(said, 'register', { button: 5, heading: 2, name: 3, fields: 1 })
  score -= weigh(said, 'password', { button: 5, heading: 3, name: 2, fields: 3 })
  score -= weigh(said, 'other', { button: 2, heading: 0, name: 2, fields: 0 })
  // Two buttons, one for those who are new: the form lets in as well.
  if (buttons.length > 1 && said.button.has('login') && said.button.has('register')) score += 4
  return score
}

/** The same for one that asks for the name first, and for the password on the next page. */
function scoreOfName({ shown, texts, said }: FormFacts): number {
  const [field, ...more] = texts
  if (field === undefined || more.length > 0 || shown.some(({ name }) => name === 'select' || name === 'textarea'))
    return 0
  const { attribs } = field
  const called = [attribs['name'], attribs['id'], attribs['placeholder'], attribs['aria-label']].join(' ')
  const isUser =
    /\b(autocomplete|username)\b/i.test(attribs['autocomplete'] ?? '') || USER.test(called.normalize('NFKC'))
  if (!isUser) return 0
  const isSaid = said.button.has('login') || said.name.has('login')
  const isOther = (['register', 'password', 'other'] as const).some(
    (topic) =>
      said.button.has(topic) || said.name.has(topic) || (said.heading.has(topic) && !said.heading.has('login')),
  )
  return isSaid && !isOther ? 1 : 0
}

function weigh(said: Said, topic: FormTopic, weights: Record<keyof Said, number>): number {
  return (Object.keys(weights) as (keyof Said)[]).reduce(
    (sum, part) => sum + (said[part].has(topic) ? weights[part] : 0),
    0,
  )
}

function saidBy(form: Element | null, buttons: readonly Element[], shown: readonly Element[]): Said {
  const attribs = form?.attribs ?? {}
  const inner = form === null ? [] : elementsBelow(form)
  const headings = inner.filter(({ name }) => /^(legend|h[1-6])$/.test(name)).map(textOf)
  const called = [attribs['action'], attribs['id'], attribs['class'], attribs['name'], attribs['aria-label']]
  return {
    button: topicsOf(buttons.map(buttonText).join(' | ')),
    heading: topicsOf([...headings, headingBefore(form)].join(' | ')),
    name: topicsOf(spread(called.join(' | '))),
    fields: topicsOf(shown.map((control) => spread(namesOf(control))).join(' | ')),
  }
}

/** The heading that stands nearest before a form without one of its own. */
function headingBefore(form: Element | null): string {
  let around: Element | null = form
  for (let level = 0; around !== null && level < 3; level++) {
    for (let node = around.prev; node !== null; node = node.prev) {
      if (!('attribs' in node)) continue
      if (/^h[1-6]$/.test(node.name)) return textOf(node)
      if (node.name === 'form') return ''
      const heading = elementsBelow(node).findLast(({ name }) => /^h[1-6]$/.test(name))
      if (heading !== undefined) return textOf(heading)
    }
    around = around.parent !== null && 'attribs' in around.parent ? around.parent : null
  }
  return ''
}

/** Those that send the form; without any, links and buttons of scripts that look like one. */
function buttonsOf(form: Element | null, shown: readonly Element[]): Element[] {
  const real = shown.filter((control) => ['submit', 'image'].includes(typeOf(control)))
  if (real.length > 0) return real
  const other = shown.filter((control) => typeOf(control) === 'button')
  if (other.length > 0 || form === null) return other
  return elementsBelow(form).filter(
    ({ name, attribs }) => name === 'a' && /\b(btn|button|submit)/i.test(attribs['class'] ?? ''),
  )
}

function buttonText(button: Element): string {
  const { attribs } = button
  const own = button.name === 'input' ? '' : textOf(button)
  return [
    own,
    attribs['value'],
    attribs['alt'],
    attribs['title'],
    attribs['aria-label'],
    spread(attribs['id'] ?? ''),
  ].join(' ')
}

function namesOf({ attribs }: Element): string {
  return [attribs['name'], attribs['id'], attribs['placeholder'], attribs['aria-label']].join(' ')
}

/** Words that are written as one: signInForm, login_form, users/sign_in. */
function spread(text: string): string {
  return text.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_/.?=&+-]/g, ' ')
}

function isRemember(control: Element): boolean {
  return (
    typeOf(control) === 'checkbox' &&
    /remember|persist|keep|stay|rester|merken|recordar|lembrar|ricorda|onthoud|запомн|記憶|记住/i.test(namesOf(control))
  )
}

function isTerms(control: Element): boolean {
  return (
    typeOf(control) === 'checkbox' &&
    /terms|agree|accept|tos\b|privacy|policy|agb|datenschutz|conditions|consent|gdpr|rodo/i.test(namesOf(control))
  )
}

function isConfirmation(control: Element): boolean {
  return /confirm|repeat|retype|verify|again|password_?2|pass2|passwd2|passconf|wiederhol|confirmation|repetir|ripeti|herhaal|powt/i.test(
    namesOf(control),
  )
}

function isAddress(control: Element): boolean {
  return typeOf(control) === 'email' || /e-?mail/i.test(namesOf(control))
}

/** Asked of those who are new. */
function isName(control: Element): boolean {
  return (
    TEXT_TYPES.has(typeOf(control)) &&
    /(first|last|full|sur|family|given|middle|real|display|nick)[\s_-]?name|\b(vorname|nachname|prenom|prénom|nombre|apellido|cognome|voornaam|achternaam|imie|imię|nazwisko|phone|address|street|zip|postal|city|birth|company)/i.test(
      spread(namesOf(control)),
    )
  )
}

const USER =
  /user|login|log_?in|e-?mail|account|member|userid|identifi|benutzer|utilisateur|usuario|usuário|utente|gebruiker|användar|bruker|логин|почт|użytkownik|アカウント|用户|帳號/iu

const TEXT_TYPES = new Set(['text', 'email', 'tel', 'number', 'search', 'url'])
const PERSONAL = new Set(['date', 'file', 'month'])

function isPassword(control: Element): boolean {
  return typeOf(control) === 'password'
}

/** A field that nobody sees although its form is seen is for robots, or for what autofills. */
function isTrap(control: Element, form: Element | null): boolean {
  for (let at: Element | null = control; at !== null && at !== form;) {
    if (
      'hidden' in at.attribs ||
      /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i.test(at.attribs['style'] ?? '')
    )
      return true
    at = at.parent !== null && 'attribs' in at.parent ? at.parent : null
    if (form === null && at?.name === 'body') break
  }
  return control.attribs['aria-hidden'] === 'true'
}

function controlsOf(form: Element, elements: readonly Element[]): Element[] {
  const id = form.attribs['id']
  const outside = id === undefined ? [] : elements.filter((one) => isControl(one) && one.attribs['form'] === id)
  return [...elementsBelow(form).filter(isControl), ...outside.filter((one) => formAround(one) !== form)]
}

function isControl({ name }: Element): boolean {
  return name === 'input' || name === 'button' || name === 'select' || name === 'textarea'
}

function formAround(element: Element): Element | null {
  for (let at = element.parent; at !== null && 'attribs' in at; at = at.parent) if (at.name === 'form') return at
  return null
}
