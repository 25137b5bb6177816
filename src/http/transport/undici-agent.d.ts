// The package's own types cover its main entry only.
declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici'
  export default Agent
}

declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici'
  export default buildConnector
}

declare module 'undici/lib/dispatcher/socks5-proxy-agent.js' {
  import type { Socket } from 'node:net'
  import type { Dispatcher } from 'undici'
  export default class Socks5ProxyAgent extends Dispatcher {
    constructor(proxy: string, options: { connectTimeout: number })
    createSocks5Connection(host: string, port: number): Promise<Socket>
  }
}
