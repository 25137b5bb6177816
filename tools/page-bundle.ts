import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { PALETTE_STYLE } from '../src/report/page/palette-style.ts'

const FOLDER = 'src/dashboard/client'

export interface PageBundle {
  files: { name: string; content: string | Uint8Array }[]
  /** What was bundled, by the paths of its files. */
  modules: string[]
}

/** The page of the dashboard: one script and one style sheet, each also compressed as far as it goes. */
export async function bundlePage(): Promise<PageBundle> {
  const { rolldown } = await import('rolldown')
  await using bundler = await rolldown({
    input: { dashboard: `${FOLDER}/main.ts` },
    platform: 'browser',
    tsconfig: `${FOLDER}/tsconfig.json`,
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(log.message)
    },
  })
  const { output } = await bundler.generate({
    format: 'esm',
    minify: true,
    comments: false,
    entryFileNames: '[name].js',
  })
  const [script, ...others] = output
  if (others.length > 0) throw new Error(`the page has more than one script: ${others[0]?.fileName ?? ''}`)
  // The colours of the report, what the charts over time need, and the page's own.
  const style = [PALETTE_STYLE, readFileSync('node_modules/uplot/dist/uPlot.min.css', 'utf8')]
  const css = [...style, readFileSync(`${FOLDER}/dashboard.css`, 'utf8')].map(withoutComments).join('\n')
  return {
    files: [...encodings('dashboard.js', script.code), ...encodings('dashboard.css', css)],
    modules: Object.keys(script.modules),
  }
}

function encodings(name: string, text: string): PageBundle['files'] {
  return [
    { name, content: text },
    { name: `${name}.gz`, content: gzipSync(text, { level: 9 }) },
    { name: `${name}.br`, content: brotliCompressSync(text) },
  ]
}

function withoutComments(css: string): string {
  return css.replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '').trim()
}
