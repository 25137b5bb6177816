import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { cuttableLink } from './cuttable-link.ts'
import { faultRound } from './fault-round.ts'
import { ended, overlapping, testCluster, until } from './test-cluster.ts'

const NAMESPACE = `regatta${process.pid}`
/** The cables, each a network of two addresses: that of this machine, and that of the worker. */
const [WEB, DATABASE] = ['10.213.87.1', '10.213.88.1']
const skip = whyNot()

for (const [name, cables] of Object.entries({
  'the cable to the database': [DATABASE],
  'all cables': [DATABASE, WEB],
})) {
  test(`a worker loses ${name}: it falls silent, and others go on`, { skip, timeout: 240_000 }, async (t) => {
    t.after(() => void spawnSync('ip', ['netns', 'del', NAMESPACE]))
    ip('netns', 'add', NAMESPACE)
    ip('-n', NAMESPACE, 'link', 'set', 'lo', 'up')
    for (const address of [WEB, DATABASE]) plugIn(address)
    const cluster = await testCluster(t, { hosts: 2, articles: 3000, rate_limit: 0.2, address: WEB })
    const { url } = await cuttableLink(t, cluster.url, DATABASE)
    await cluster.regatta('enqueue')
    const process = cluster.worker('far', { url, through: ['ip', 'netns', 'exec', NAMESPACE] })
    await until(async () => (await cluster.status()).assignments.length === 2)
    cluster.worker('heir')
    await until(async () => (await cluster.status()).workers.length === 2)
    const pull = (state: 'down' | 'up') => (): void => {
      for (const address of cables) ip('link', 'set', cableOf(address), state)
    }
    const link = { url, cut: pull('down'), mend: pull('up'), refuse: pull('down') }
    const figures = await faultRound(cluster, { id: 'far', process, link }, 'cut')
    assert.equal(figures.hosts, 2)
    assert.ok(figures.silent_s < 9, JSON.stringify(figures))
    // It is back, and finds its hosts taken.
    link.mend()
    await until(async () => (await cluster.status()).workers.every(({ status }) => status === 'active'))
    assert.equal(process.exitCode, null)
    assert.deepEqual(overlapping(await cluster.requests()), [])
    await ended(process, 'SIGTERM')
  })
}

function plugIn(address: string): void {
  const cable = cableOf(address)
  const far = `${cable}f`
  ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', far)
  ip('link', 'set', far, 'netns', NAMESPACE)
  ip('addr', 'add', `${address}/30`, 'dev', cable)
  ip('link', 'set', cable, 'up')
  ip('-n', NAMESPACE, 'addr', 'add', `${address.replace(/1$/, '2')}/30`, 'dev', far)
  ip('-n', NAMESPACE, 'link', 'set', far, 'up')
}

function cableOf(address: string): string {
  return `rg${address.split('.')[2]}p${process.pid % 100_000}`
}

function ip(...words: string[]): void {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Why it cannot be tried here, or false. */
function whyNot(): string | false {
  const name = `${NAMESPACE}try`
  const { status } = spawnSync('ip', ['netns', 'add', name], { stdio: 'ignore' })
  if (status !== 0) return 'network namespaces cannot be made here (`ip netns add` as root)'
  spawnSync('ip', ['netns', 'del', name])
  return false
}
