import { openDashboard } from '../../../dashboard/open-dashboard.ts'
import { serveDashboard } from '../../../dashboard/serve-dashboard.ts'
import { isLoopback } from '../../../dashboard/server/guard.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { readToken } from './read-token.ts'

interface DashboardArgs {
  host: string
  port: string
  tokenFile: string | undefined
}

/** Serves the dashboard until a signal comes. */
export async function dashboard(args: DashboardArgs & CommonArgs, io: Io): Promise<number> {
  const port = /^\d{1,5}$/.test(args.port) ? Number(args.port) : NaN
  if (!(port <= 65_535)) return refuse(io, `--port must be 0 to 65535: current value is '${args.port}'`)
  if (args.host.trim() === '') return refuse(io, '--host must name an address')
  const token = readToken(args.tokenFile, io.cwd)
  if (!token.ok) return refuse(io, token.refusal, token.hint)
  if (token.token === null && !isLoopback(args.host)) {
    return refuse(io, `--host ${args.host} lets other machines in: that needs --token-file`, TOKEN_HINT)
  }
  const onFault = (error: unknown): void => {
    const said = error instanceof Error ? error.message : String(error)
    io.stderr.write(`${NAME}: ${plainText(said)}\n`)
  }
  const { parts, close } = await openDashboard({
    ...args,
    cwd: io.cwd,
    env: io.env,
    database: io.env['DATABASE_URL'],
    actions: token.token !== null,
  })
  try {
    const server = await serveDashboard({ host: args.host, port, token: token.token, parts, onFault })
    if (typeof server === 'string') {
      io.stderr.write(`${NAME}: ${server}\n`)
      return 1
    }
    io.stdout.write(`READY ${server.url}\n`)
    if (!args.quiet) io.stderr.write(`Open ${server.url} in a browser; Ctrl-C ends the dashboard, not a run.\n`)
    await untilSignal()
    server.close()
    return 0
  } finally {
    await close()
  }
}

/** Said wherever a token is missing. */
const TOKEN_HINT = 'Make one: (umask 077; openssl rand -hex 24 > token)'

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      for (const signal of SIGNALS) process.off(signal, end)
      resolve()
    }
    for (const signal of SIGNALS) process.on(signal, end)
  })
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
