import type { Answer } from './answer.ts'
import type { Chrome } from './chrome.ts'

/**
 * A page as it is sent by a site whose scripts build it: the frame of every page, a picture and stylesheets that nobody
 * needs, and the script that fetches what belongs at this address.
 */
export function builtFrame(chrome: Chrome): string {
  return `${chrome.head}<title>Loading</title></head>
<body><img class="banner" src="/img/banner.jpg" alt=""><div id="root"></div><script src="${SCRIPT_PATH}"></script></body></html>
`
}

/** The path of the page whose content is asked for, with its query; null when something else is. */
export function contentAt(path: string): string | null {
  return path.startsWith(CONTENT) ? path.slice(CONTENT.length) : null
}

export const SCRIPT_PATH = '/assets/application.js'
const CONTENT = '/content'

/** Builds the page in the browser. */
export const APPLICATION: Answer = {
  status: 200,
  type: 'script',
  text: `const root = document.getElementById('root')
fetch('${CONTENT}' + location.pathname + location.search).then(async (answer) => {
  if (!answer.ok) throw new Error('no content')
  root.innerHTML = await answer.text()
  document.title = root.querySelector('h1')?.textContent ?? 'Latest'
})
`,
  charset: 'utf-8',
  modified: null,
}
