import { Tokenizer } from 'htmlparser2'

/**
 * Character references as htmlparser2 reads them, by its own tokenizer: it is given only the pieces of a page that hold
 * a `&`, and of those only what somebody asked for.
 */
export function decodedText(text: string): string {
  return text.includes('&') ? decoded('', text) : text
}

/** The content of a `<title>` or a `<textarea>`, which holds references and no tags. */
export function decodedContent(name: string, text: string): string {
  return text.includes('&') ? decoded(`<${name}>`, text) : text
}

/** The value of an attribute; `quote` is what is around it, or nothing. */
export function decodedValue(value: string, quote: string): string {
  return value.includes('&') ? decoded(`<a a=${quote}`, `${value}${quote}>`) : value
}

let input = ''
let output = ''
const add = (start: number, end: number): void => {
  output += input.slice(start, end)
}
const addCodePoint = (codePoint: number): void => {
  output += String.fromCodePoint(codePoint)
}
const ignore = (): void => {}
const tokenizer = new Tokenizer(
  {},
  {
    ontext: add,
    ontextentity: addCodePoint,
    onattribdata: add,
    onattribentity: addCodePoint,
    onattribend: ignore,
    onattribname: ignore,
    oncdata: ignore,
    onclosetag: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onend: ignore,
    onopentagend: ignore,
    onopentagname: ignore,
    onprocessinginstruction: ignore,
    onselfclosingtag: ignore,
  },
)

function decoded(before: string, text: string): string {
  input = before + text
  output = ''
  tokenizer.reset()
  tokenizer.write(input)
  tokenizer.end()
  // What it holds is a piece of the page, which would keep the page.
  tokenizer.reset()
  input = ''
  const whole = output
  output = ''
  return whole
}
