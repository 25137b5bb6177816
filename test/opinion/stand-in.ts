import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** What a stand-in for a server of models was asked. */
export interface AskedModel {
  authorization: string | undefined
  path: string
  body: { model: string; messages: { role: string; content: string }[] }
}

/** A server that speaks the chat API and answers with what it is told; a number is a status. */
export async function modelStandIn(
  t: TestContext,
  answers: (string | number)[],
): Promise<{ url: string; asked: AskedModel[] }> {
  const asked: AskedModel[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as AskedModel['body']
      asked.push({ authorization: request.headers.authorization, path: request.url ?? '', body })
      const answer = answers.shift() ?? 500
      if (typeof answer === 'number') return void response.writeHead(answer, { location: '/elsewhere' }).end()
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ choices: [{ message: { content: answer } }], usage: { total_tokens: 120 } }))
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked }
}
