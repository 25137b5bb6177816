import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface ConfigCopy {
  from: string
  to: string
  /** ISO date on which the archives end. */
  today: string
  /** What paces are multiplied by. */
  pace: number
  /** Opens so many sites on this machine and returns their ports. */
  open: (hosts: number) => Promise<number[]>
}

/**
 * Copies configs whose hosts become ports of this machine; paces are divided, and archives begin where there is
 * something.
 */
export async function copyConfigs({ from, to, today, pace, open }: ConfigCopy): Promise<void> {
  const files = globSync('*/*.yaml', { cwd: from }).map((file) => ({
    file,
    text: readFileSync(join(from, file), 'utf8'),
  }))
  const origin = /https?:\/\/[a-z0-9.-]+/gi
  const hosts = [...new Set(files.flatMap(({ text }) => text.match(origin) ?? []).map((url) => new URL(url).host))]
  const ports = await open(hosts.length)
  for (const { file, text } of files) {
    const path = join(to, file)
    mkdirSync(dirname(path), { recursive: true })
    const monthly = text.includes('"monthly"')
    const began = new Date(Date.parse(today) - (monthly ? 400 : 60) * 86_400_000).toISOString().slice(0, 10)
    writeFileSync(
      path,
      text
        .replaceAll(origin, (url) => `http://127.0.0.1:${ports[hosts.indexOf(new URL(url).host)]}`)
        .replace(/start_date: .*/, `start_date: "${began}"`)
        .replace(/rate_limit: ([\d.]+)/, (_, seconds: string) => `rate_limit: ${Number(seconds) * pace}`),
    )
  }
}
