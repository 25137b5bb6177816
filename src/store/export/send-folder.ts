import { openAsBlob, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { AwsClient } from 'aws4fetch'

/** A place of objects that speaks S3. */
export interface ObjectStore {
  bucket: string
  /** Put before the name of each file. */
  prefix: string
  env: NodeJS.ProcessEnv
}

/** What is missing in the environment to write there; null for nothing. */
export function missingKeys(env: NodeJS.ProcessEnv): string | null {
  const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((name) => (env[name] ?? '') === '')
  return missing.length === 0
    ? null
    : `--to s3:// needs the ${missing.length === 1 ? 'variable' : 'variables'} ${missing.join(' and ')}`
}

/** A request that did not come to a good end; the message holds no key. */
export class ObjectStoreError extends Error {}

/**
 * Sends every file of a folder to a bucket, hidden ones left out, by path-style requests to AWS_ENDPOINT_URL or Amazon;
 * a failed request is tried three times more. Throws an ObjectStoreError.
 */
export async function sendFolder(folder: string, { bucket, prefix, env }: ObjectStore): Promise<number> {
  const region = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1'
  const endpoint = env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'] ?? `https://s3.${region}.amazonaws.com`
  const client = new AwsClient({
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    ...(env['AWS_SESSION_TOKEN'] === undefined ? {} : { sessionToken: env['AWS_SESSION_TOKEN'] }),
    service: 's3',
    region,
    retries: 3,
  })
  const files = filesBelow(folder, '')
  for (const file of files) {
    const key = posix.join(prefix, file)
    const url = `${endpoint.replace(/\/$/, '')}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`
    const body = await openAsBlob(join(folder, file))
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', 'content-length': String(body.size) }
    const answer = await client.fetch(url, { method: 'PUT', body, headers }).catch((error: unknown) => {
      throw new ObjectStoreError(`${new URL(url).host} cannot be reached: ${reasonOf(error)}`)
    })
    if (!answer.ok) {
      const text = (await answer.text()).slice(0, 10_000)
      const code = /<Code>([^<]{1,100})<\/Code>/.exec(text)?.[1] ?? answer.statusText
      throw new ObjectStoreError(`${new URL(url).host} refused s3://${bucket}/${key}: ${answer.status} ${code}`)
    }
    await answer.body?.cancel()
  }
  return files.length
}

function filesBelow(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(below, entry.name)
    if (entry.isDirectory()) return filesBelow(folder, path)
    return entry.name.startsWith('.') ? [] : [path]
  })
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
