import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseAllDocuments } from 'yaml'
import { parseDuration } from '../../src/vocabulary/time/duration.ts'
import { faultyValues, unknownKeys } from './check-manifests.ts'
import { refusal } from './regatta-call.ts'
import { type Manifest, renderOverlay } from './render-overlay.ts'

const FOLDER = join(import.meta.dirname, '../../deploy/kubernetes')
const OVERLAYS = ['development', 'staging', 'production'] as const
const rendered = new Map(OVERLAYS.map((name) => [name, renderOverlay(join(FOLDER, 'overlays', name))]))

interface Container {
  name: string
  image: string
  args: string[]
  volumeMounts?: { name: string }[]
  ports?: { name: string }[]
}

interface PodSpec {
  containers: Container[]
  volumes?: { name: string }[]
  terminationGracePeriodSeconds?: number
  automountServiceAccountToken: boolean
}

interface PodTemplate {
  metadata: { labels: Record<string, string> }
  spec: PodSpec
}

function templates(manifests: Manifest[]): { name: string; template: PodTemplate; selector: Record<string, string> }[] {
  return manifests.flatMap(({ kind, metadata: { name }, spec }) => {
    const { template, jobTemplate, selector } = spec as {
      template?: PodTemplate
      jobTemplate?: { spec: { template: PodTemplate } }
      selector?: { matchLabels: Record<string, string> }
    }
    const found = jobTemplate?.spec.template ?? template
    return found === undefined || kind === 'PodDisruptionBudget'
      ? []
      : [{ name, template: found, selector: selector?.matchLabels ?? {} }]
  })
}

const has = (labels: Record<string, string>, wanted: Record<string, string>): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value)

test('values and keys of every overlay are those of Kubernetes', () => {
  for (const [name, manifests] of rendered) assert.deepEqual(faultyValues(manifests), [], name)
  assert.deepEqual(unknownKeys([...rendered.values()].flat()), [])
})

test('a planted slip of each kind is found, by one checker or the other', () => {
  const deployment = rendered.get('production')!.find(({ kind }) => kind === 'Deployment')!
  const text = JSON.stringify(deployment)
  const planted = (from: string, to: string): Manifest => {
    assert.ok(text.includes(from), from)
    return JSON.parse(text.replace(from, to)) as Manifest
  }
  const values: [string, string][] = [
    ['"memory":"512Mi"', '"memory":"512Mx"'],
    ['"replicas":1', '"replicas":"one"'],
    ['"path":"/healthz","port":"health"', '"path":"/healthz"'],
  ]
  for (const [from, to] of values) assert.equal(faultyValues([planted(from, to)]).length, 1, to)
  const keys: [string, string][] = [
    ['"readinessProbe"', '"readinessProb"'],
    ['"topologyKey"', '"topologykey"'],
    ['"automountServiceAccountToken"', '"automountServiceAccountTokens"'],
  ]
  for (const [from, to] of keys) {
    const name = to.replaceAll('"', '')
    assert.ok(
      unknownKeys([planted(from, to)]).some((message) => new RegExp(`${name}\\b`).test(message)),
      name,
    )
  }
})

test('selectors, targets, volumes and ports name what is there', () => {
  for (const manifests of rendered.values()) {
    const pods = templates(manifests)
    for (const { name, template, selector } of pods) {
      assert.ok(has(template.metadata.labels, selector), `${name}: its selector does not match its pods`)
      assert.equal(template.spec.automountServiceAccountToken, false, name)
      for (const container of template.spec.containers) {
        const volumes = new Set((template.spec.volumes ?? []).map((volume) => volume.name))
        for (const mount of container.volumeMounts ?? []) assert.ok(volumes.has(mount.name), `${name}: ${mount.name}`)
        assert.match(container.image, /:[\w.-]+$/, `${name}: an image without a version`)
        assert.doesNotMatch(container.image, /:latest$/)
      }
    }
    for (const { kind, metadata, spec } of manifests) {
      if (kind === 'PodDisruptionBudget') {
        const { selector } = spec as { selector: { matchLabels: Record<string, string> } }
        assert.ok(
          pods.some(({ template }) => has(template.metadata.labels, selector.matchLabels)),
          metadata.name,
        )
      }
      const { scaleTargetRef } = spec as { scaleTargetRef?: { name: string } }
      if (scaleTargetRef === undefined) continue
      assert.ok(manifests.some((one) => one.kind === 'Deployment' && one.metadata.name === scaleTargetRef.name))
    }
  }
})

test('what the pods run is understood, and they have the time that a graceful stop takes', async () => {
  for (const manifests of rendered.values()) {
    for (const { name, template } of templates(manifests)) {
      const { containers, terminationGracePeriodSeconds = 30 } = template.spec
      for (const { args } of containers) {
        assert.equal(await refusal(args), null, `${name}: regatta ${args.join(' ')}`)
        if (args[0] !== 'worker') continue
        const grace_ms = parseDuration(args[args.indexOf('--grace') + 1]!)!
        assert.ok(terminationGracePeriodSeconds * 1000 > grace_ms + 5000, name)
      }
    }
  }
})

test('each stage has a deployment with what the brief gives it', () => {
  const production = rendered.get('production')!
  const requests = templates(production).flatMap(({ name, template }) => {
    const [{ resources }] = template.spec.containers as unknown as [{ resources: { requests: object } }]
    return name.match(/migrate|enqueue/) ? [] : [[name, resources.requests]]
  })
  assert.deepEqual(Object.fromEntries(requests), {
    'regatta-discovery': { memory: '512Mi', cpu: '200m' },
    'regatta-extraction': { memory: '2.2Gi', cpu: '800m' },
    'regatta-schedule': { memory: '1.5Gi', cpu: '600m' },
    'regatta-reporting': { memory: '512Mi', cpu: '200m' },
  })
})

const kubectl = spawnSync('kubectl', ['kustomize', join(FOLDER, 'base')]).status === 0
test('kubectl renders the same', { skip: !kubectl && 'there is no kubectl here that renders' }, () => {
  for (const [name, manifests] of rendered) {
    const { stdout } = spawnSync('kubectl', ['kustomize', join(FOLDER, 'overlays', name)], { encoding: 'utf8' })
    const theirs = parseAllDocuments(stdout).map((document) => document.toJS() as Manifest)
    const byName = (all: Manifest[]): Record<string, Manifest> =>
      Object.fromEntries(all.map((one) => [`${one.kind} ${one.metadata.name}`, one]))
    assert.deepEqual(byName(manifests), byName(theirs), name)
  }
})
