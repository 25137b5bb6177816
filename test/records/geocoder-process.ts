import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface Evidence {
  /** When requests came, in milliseconds. */
  arrivals: number[]
  mostInFlight: number
}

export interface GeocoderProcess {
  url: string
  evidence: () => Promise<Evidence>
  stop: () => Promise<void>
}

/** A geocoding service in a process of its own, so that what it saw is not ours to tell. */
export async function startGeocoder(latencyMs: number, perSecond = 0): Promise<GeocoderProcess> {
  const file = join(import.meta.dirname, 'children', 'geocoder.ts')
  const child = spawn(process.execPath, [file, String(latencyMs), String(perSecond)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [port] = (await once(child.stdout!, 'data')) as [Buffer]
  const url = `http://127.0.0.1:${port.toString().trim()}`
  return {
    url,
    evidence: async () => (await (await fetch(`${url}/evidence`)).json()) as Evidence,
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
