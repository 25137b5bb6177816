import { type AST, RegExpParser } from '@eslint-community/regexpp'

/**
 * A text that makes an expression quadratic when it is repeated, or null: what the expression begins with may stand
 * again within its first repetition, and what must follow never comes (`<title` for `<title[^>]*>`). scslre sees this
 * only where the repetition comes first.
 */
export function restarts(pattern: string, flags: string): string | null {
  const unicode = flags.includes('u')
  const unicodeSets = flags.includes('v')
  const tree = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode, unicodeSets })
  const once = new RegExp(pattern, flags.replace(/[gy]/g, ''))
  for (const { elements } of tree.alternatives) {
    const at = elements.findIndex(isEndless)
    const loop = elements[at]
    if (at < 1 || loop?.type !== 'Quantifier' || elements.slice(0, at).some(isAnchor)) continue
    const single = new RegExp(`^(?:${loop.element.raw})$`, flags.replace(/[gy]/g, ''))
    const start = elements.slice(0, at).map((element) => sample(element, single))
    if (start.some((piece) => piece === null)) continue
    const text = start.join('')
    if (text !== '' && once.exec(text.repeat(50)) === null) return text
  }
  return null
}

function isEndless(element: AST.Element): boolean {
  return element.type === 'Quantifier' && element.max === Infinity
}

function isAnchor(element: AST.Element): boolean {
  return element.type === 'Assertion' && element.kind !== 'word'
}

const CANDIDATES = [...Array(127).keys()].map((code) => String.fromCharCode(code)).toReversed()

/**
 * The shortest text that an element matches and that consists of what the loop matches too; null where there is none.
 */
function sample(element: AST.Element, single: RegExp): string | null {
  switch (element.type) {
    case 'Assertion':
      return ''
    case 'Quantifier':
      return element.min === 0 ? '' : (sample(element.element, single)?.repeat(element.min) ?? null)
    case 'Group':
    case 'CapturingGroup':
      for (const { elements } of element.alternatives) {
        const pieces = elements.map((inner) => sample(inner, single))
        if (!pieces.includes(null)) return pieces.join('')
      }
      return null
    case 'Backreference':
      return null
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass': {
      const own = new RegExp(`^(?:${element.raw})$`, single.flags)
      return CANDIDATES.find((char) => own.test(char) && single.test(char)) ?? null
    }
  }
}
