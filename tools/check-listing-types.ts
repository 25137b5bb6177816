import { LISTING_TYPES } from '../src/config/listings/listing-types.ts'
import { place, sourceFiles } from './source-files.ts'
import { statementsOf, walk, type Node } from './syntax.ts'

/** Where a type of listing is told from another. */
const HOMES = ['src/config/listings/', 'src/scraper/listings/']
const NAMES = new Set(Object.keys(LISTING_TYPES))
/** Also what answers and XML elements are called; they are told apart by a `kind` or a `name`. */
const OTHERS_TOO = new Set(['feed', 'sitemap'])
const COMPARISONS = new Set(['===', '!==', '==', '!='])
const SAY = 'asks for a type of listing: let src/config/listings or src/scraper/listings answer it'

/**
 * What depends on the type of a listing is looked up in one of the two registries: nothing else compares
 * `listing.type`, switches over it or looks which keys a listing has, so that a further type takes its own files only.
 */
export function checkListingTypes(root: string): string[] {
  return sourceFiles(root)
    .filter(({ path }) => path.startsWith('src/') && !HOMES.some((home) => path.startsWith(home)))
    .flatMap((file) =>
      [...walk(statementsOf(file))]
        .filter(({ node }) => asksForType(node))
        .map(({ node }) => `${place(file, node.start)}: ${SAY}`),
    )
}

function asksForType(node: Node): boolean {
  const side = (name: string): Node => node[name] as Node
  switch (node.type) {
    case 'BinaryExpression': {
      const sides = [side('left'), side('right')] as const
      if (node['operator'] === 'in') return isListing(sides[1])
      return COMPARISONS.has(String(node['operator'])) && (compares(...sides) || compares(sides[1], sides[0]))
    }
    case 'SwitchStatement':
      return (node['cases'] as Node[]).some(({ test }) => test !== null && compares(side('discriminant'), test as Node))
    case 'CallExpression':
      return (
        /^(includes|has|get|test)$/.test(nameOf(side('callee'))) && (node['arguments'] as Node[]).some(isListingType)
      )
    default:
      return false
  }
}

function compares(value: Node, literal: Node): boolean {
  if (isListingType(value)) return true
  const name = literal.type === 'Literal' ? String(literal['value']) : ''
  return NAMES.has(name) && (!OTHERS_TOO.has(name) || nameOf(value) === 'type')
}

/** `listing.type`, `source.listing?.type`, `file.listing['type']`. */
function isListingType(node: Node): boolean {
  const inner = node.type === 'ChainExpression' ? (node['expression'] as Node) : node
  return inner.type === 'MemberExpression' && nameOf(inner) === 'type' && isListing(inner['object'] as Node)
}

function isListing(node: Node): boolean {
  return /listing$/i.test(nameOf(node))
}

/** Of a variable, or of the property that is read. */
function nameOf(node: Node): string {
  const named = node.type === 'MemberExpression' ? (node['property'] as Node) : node
  const name = named['name'] ?? named['value']
  return typeof name === 'string' ? name : ''
}
