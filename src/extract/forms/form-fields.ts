import type { Element } from 'domhandler'
import { elementsBelow } from '../tree/walk.ts'
import { textOf } from '../tree/text.ts'

/** What somebody has filled in and ticked on a page, by element; what is not in it is as the page has it. */
export interface FormState {
  values: ReadonlyMap<Element, string>
  ticked: ReadonlyMap<Element, boolean>
}

export type FormEntry = [name: string, value: string]

/**
 * What a form sends: https://html.spec.whatwg.org/#constructing-the-form-data-set. `submitter` is the button that was
 * clicked; files are sent as none. `charset`: the name of the one in which the form is sent, which a hidden field may
 * ask for.
 */
export function formEntries(
  controls: readonly Element[],
  submitter: Element | null,
  { values, ticked }: FormState,
  charset: string,
): FormEntry[] {
  return controls.flatMap((control): FormEntry[] => {
    const { attribs } = control
    const name = attribs['name'] ?? ''
    const type = typeOf(control)
    if (isDisabled(control) && control !== submitter) return []
    if (type === 'image') {
      const prefix = name === '' ? '' : `${name}.`
      return control === submitter
        ? [
            [`${prefix}x`, '0'],
            [`${prefix}y`, '0'],
          ]
        : []
    }
    if (name === '') return []
    if (type === 'hidden' && name.toLowerCase() === '_charset_') return [[name, charset]]
    switch (type) {
      case 'button':
      case 'reset':
      case 'file':
        return []
      case 'submit':
        return control === submitter ? [[name, valueOf(control, values)]] : []
      case 'checkbox':
      case 'radio': {
        const isTicked = ticked.get(control) ?? 'checked' in attribs
        return isTicked ? [[name, attribs['value'] ?? 'on']] : []
      }
      case 'select':
        return selected(control, values).map((value): FormEntry => [name, value])
      default:
        return [[name, valueOf(control, values).replace(/\r\n?|\n/g, '\r\n')]]
    }
  })
}

/** Kind of a control, in lower case: text, password, submit, select, textarea ... */
export function typeOf({ name, attribs }: Element): string {
  if (name === 'select' || name === 'textarea') return name
  const type = attribs['type']?.trim().toLowerCase() ?? ''
  if (name === 'button') return type === 'button' || type === 'reset' ? type : 'submit'
  return type === '' ? 'text' : type
}

/** The value of a choice that is called so, by its value or its text; null where there is none. */
export function choiceOf(select: Element, wanted: string): string | null {
  const options = optionsOf(select)
  const found = options.find((one) => optionValue(one) === wanted) ?? options.find((one) => textOf(one) === wanted)
  return found === undefined ? null : optionValue(found)
}

function selected(select: Element, values: FormState['values']): string[] {
  const set = values.get(select)
  if (set !== undefined) return [set]
  const options = optionsOf(select).filter((one) => !('disabled' in one.attribs))
  const marked = options.filter(({ attribs }) => 'selected' in attribs).map(optionValue)
  if ('multiple' in select.attribs) return marked
  const last = marked.at(-1)
  if (last !== undefined) return [last]
  const first = options[0]
  return first === undefined || Number(select.attribs['size'] ?? 1) > 1 ? [] : [optionValue(first)]
}

function optionsOf(select: Element): Element[] {
  return elementsBelow(select).filter(({ name }) => name === 'option')
}

function optionValue(option: Element): string {
  return option.attribs['value'] ?? textOf(option)
}

function valueOf(control: Element, values: FormState['values']): string {
  const set = values.get(control)
  if (set !== undefined) return set
  return control.name === 'textarea' ? rawText(control).replace(/^\r?\n/, '') : (control.attribs['value'] ?? '')
}

function rawText(element: Element): string {
  return element.children.map((child) => ('data' in child ? child.data : '')).join('')
}

/** By itself, or by a fieldset around it that is disabled, whose legend is not. */
function isDisabled(control: Element): boolean {
  if ('disabled' in control.attribs) return true
  let inLegend = false
  for (let at = control.parent; at !== null && 'attribs' in at; at = at.parent) {
    if (at.name === 'legend') inLegend = true
    else if (at.name === 'fieldset') {
      if ('disabled' in at.attribs && !inLegend) return true
      inLegend = false
    }
  }
  return false
}
