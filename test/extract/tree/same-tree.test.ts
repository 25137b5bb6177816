import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTag, isText, type ParentNode } from 'domhandler'
import { parseByTokens, scannedTree, type Tree } from '../../../src/extract/tree/parse/parse-fast.ts'
import { elementsBelow } from '../../../src/extract/tree/walk.ts'
import { brokenPage, jumble } from '../strategies/broken-page.ts'

/** All that a reader of a tree can ask of it, links to neighbours included. */
function told(tree: Tree): unknown {
  assert.deepEqual([...tree.elements], elementsBelow(tree.root))
  return below(tree.root)
}

function below(parent: ParentNode): unknown[] {
  return parent.children.map((node, i) => {
    assert.equal(node.parent, parent)
    assert.equal(node.prev, parent.children[i - 1] ?? null)
    assert.equal(node.next, parent.children[i + 1] ?? null)
    if (isText(node)) return node.data
    assert.ok(isTag(node))
    return [node.type, node.name, { ...node.attribs }, below(node)]
  })
}

const PAGES: [name: string, page: (seed: number) => string, readable: number][] = [
  ['broken pages', (seed) => brokenPage(seed, seed % 12), 0.4],
  ['tags in any order', (seed) => jumble(seed, 30), 0.2],
]
for (const [name, page, readable] of PAGES) {
  test(`${name} become the tree that htmlparser2 makes of them, or are left to it`, () => {
    let made = 0
    for (let seed = 0; seed < 1500; seed++) {
      const html = page(seed)
      const tree = scannedTree(html)
      if (tree === null) continue
      made++
      assert.deepEqual(told(tree), told(parseByTokens(html)), `seed ${seed}: ${html}`)
    }
    assert.ok(made > 1500 * readable, `only ${made} were made`)
  })
}

const EXACT = [
  'a &amp b &amp;c &ampd &#65 &#x42; &#0; &notit; &nosuch; && &',
  '<p title="a &amp= b &ampx &copy" data-x=\'"&lt;"\' y=&gt;z>x',
  '<title>a <b> &amp; </b></titles></title><textarea>&lt;</title>x</textarea>y',
  '<p A=1 a=2 b = "3" c= d/ =e / f><br / ><img src=x/>z',
  'a<!-- b -->c<!d>e<?f?>g</ h>i</>j<!-->k<!--->l<!-- m --!>n<![CDATA[o]]>p',
  'a</nosuch>b</p>c</br>d</img>e</image>f<image g>h',
  '<svg><lineargradient/><clipPath><path d="M0"/ ></clippath><title>t</title><style>a<b>c</b></style><image href=x /></svg><b>x',
  '<form a><p>1<form b>2</form>3</form><form c>4',
  '<table><tr><td>1<td>2<tr><th>3</table><ul><li>1<li>2</ul><dl><dt>a<dd>b</dl><select><option>1<option>2</select>',
  'text < text <3 </',
  'text <',
  '<!',
  '',
]
for (const html of EXACT) {
  test(`the same tree: ${html}`, () => {
    const tree = scannedTree(html)
    assert.ok(tree !== null)
    assert.deepEqual(told(tree), told(parseByTokens(html)))
  })
}
