import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Processes of the browsers of this test, each after its parent: what names its folder, and what that has started. */
export function browserProcesses(folder = tmpdir()): { pid: number; words: string }[] {
  const all = readdirSync('/proc').flatMap((name) => {
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1])
      return /^\d+$/.test(name) && words !== '' ? [{ pid: Number(name), parent, words }] : []
    } catch {
      return []
    }
  })
  const family = all.filter(({ words }) => words.includes(`${folder}/regatta-browser-`))
  for (const { pid } of family) family.push(...all.filter(({ parent }) => parent === pid))
  return family
}
