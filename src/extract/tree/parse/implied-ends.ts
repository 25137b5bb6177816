/** Elements that a start tag ends where one of them is the innermost open one: the rules of htmlparser2. */
export const ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    tr: 'tr th td',
    th: 'th',
    td: 'thead th td',
    body: 'head link script',
    a: 'a',
    li: 'li',
    option: 'option',
    optgroup: 'optgroup option',
    ...same('h1 h2 h3 h4 h5 h6', 'h1 h2 h3 h4 h5 h6 p'),
    ...same('select input output button datalist textarea', 'input option optgroup select button datalist textarea'),
    ...same('dd dt', 'dd dt'),
    ...same('rt rp', 'rt rp'),
    ...same('tbody tfoot', 'thead tbody'),
    ...same(
      'p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
      'p',
    ),
  }).map(([name, ended]) => [name, new Set(ended.split(' '))]),
)

function same(names: string, ended: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, ended]))
}
