import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Evidence, Truth, WebAddress } from './contract.ts'

/** The simulated web as a process of its own. */
export interface WebProcess {
  address: WebAddress
  pid: number
  truth(): Promise<Truth>
  evidence(): Promise<Evidence>
  /** Puts the late news on the listings; returns what a second run has to come to. */
  publish(): Promise<Truth>
  close(): Promise<void>
}

/** As the web's own WebOptions; what is left out has its default there. */
export interface WebChoice {
  calm?: boolean
  all?: boolean
  directories?: boolean
  built?: boolean
  seed?: string
  scale?: number
  copies?: number
  late?: number
  latency?: { min: number; max: number }
}

/**
 * Starts the web. It has a session of its own, so that Ctrl-C does not take it away from scrapers that are still ending
 * politely; its stdin is a pipe from us, so that it ends with us however we die. Throws when it does not come up.
 */
export async function startWeb(choice: WebChoice): Promise<WebProcess> {
  const child = spawn(process.execPath, [program(), JSON.stringify(choice)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), exited.then(() => null)])
  if (first === null) throw new Error(`the simulated web ended before it began (exit ${child.exitCode})`)
  const address = JSON.parse(String(first[0])) as WebAddress
  return {
    address,
    pid: child.pid ?? 0,
    truth: () => askJson<Truth>('GET', `${address.control}/truth`),
    evidence: () => askJson<Evidence>('GET', `${address.control}/evidence`),
    publish: () => askJson<Truth>('POST', `${address.control}/publish`),
    async close() {
      child.stdin.end()
      await exited
    },
  }
}

async function askJson<T>(method: string, url: string): Promise<T> {
  const text = await new Promise<string>((resolve, reject) => {
    const asked = request(url, { method, agent: false }, (response) => {
      response.setEncoding('utf8')
      let whole = ''
      response.on('data', (part: string) => (whole += part))
      response.on('end', () => resolve(whole))
      response.on('error', reject)
    })
    asked.on('error', reject).end()
  })
  return JSON.parse(text) as T
}

/** The bundle beside this one, or the source in a checkout that is not built. */
function program(): string {
  const bundled = fileURLToPath(new URL('./demo-web.mjs', import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('../../../../demo/web/main.ts', import.meta.url))
}
