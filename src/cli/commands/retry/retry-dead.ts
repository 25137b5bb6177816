import { openQueue } from '../../../cluster/queue.ts'
import { reviveDead } from '../../../cluster/revive-dead.ts'
import { openChecked } from '../../../database/migrate.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { databaseUrl } from '../../session/database-url.ts'

/** Sends the dead jobs of the cluster to its workers again. */
export async function retryDead(args: CommonArgs, io: Io): Promise<number> {
  const database = databaseUrl(io)
  if (!database.ok) return refuse(io, database.refusal)
  const connection = await openChecked(database.url, { most: 2 })
  const queue = await openQueue(database.url)
  try {
    const names = await reviveDead(queue, connection)
    if (args.json) io.stdout.write(`${JSON.stringify({ sent: names })}\n`)
    else {
      const lines = [`${counted(names.length, 'job')} sent again`, ...names]
      io.stdout.write(lines.map((line) => `${plainText(line)}\n`).join(''))
    }
    return 0
  } finally {
    await queue.stop({ graceful: false })
    await connection.destroy()
  }
}
