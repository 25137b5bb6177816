import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'

/** A manifest as Kubernetes gets it. */
export interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string; labels?: Record<string, string> }
  [key: string]: unknown
}

interface Kustomization {
  namespace?: string
  resources?: string[]
  images?: { name: string; newName?: string; newTag?: string }[]
  patches?: { path: string }[]
}

/**
 * What `kubectl kustomize FOLDER` makes of a folder, as far as ours use it: resources, namespace, images and patches
 * that are merged. Where kubectl is there a test holds this to it. Throws for anything else in a kustomization.
 */
export function renderOverlay(folder: string): Manifest[] {
  const { namespace, resources = [], images = [], patches = [], ...rest } = readYaml(join(folder, 'kustomization.yaml'))
  const strange = Object.keys(rest).filter((key) => key !== 'apiVersion' && key !== 'kind')
  if (strange.length > 0) throw new Error(`${folder}: ${strange.join(', ')} is not rendered here`)
  const found = resources.flatMap((path) => {
    const at = join(folder, path)
    return statSync(at).isDirectory() ? renderOverlay(at) : manifestsIn(at)
  })
  for (const patch of patches.flatMap(({ path }) => manifestsIn(join(folder, path)))) {
    const target = found.findIndex(({ kind, metadata }) => kind === patch.kind && metadata.name === patch.metadata.name)
    if (target === -1) throw new Error(`${folder}: nothing to patch for ${patch.kind} ${patch.metadata.name}`)
    found[target] = merge(found[target], patch) as Manifest
  }
  return found.map((manifest) => {
    const named = replaceImages(manifest, images) as Manifest
    return namespace === undefined ? named : { ...named, metadata: { ...named.metadata, namespace } }
  })
}

/** The manifests of a file. */
function manifestsIn(path: string): Manifest[] {
  return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS() as Manifest)
}

function readYaml(path: string): Kustomization {
  return parse(readFileSync(path, 'utf8')) as Kustomization
}

/** A strategic merge: objects key by key, lists of things with names by name, other lists as a whole. */
function merge(base: unknown, patch: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(patch) && [...base, ...patch].every(isNamed)) {
    const merged = base.map((one) => {
      const change: unknown = patch.find((other) => isNamed(other) && isNamed(one) && other.name === one.name)
      return change === undefined ? one : merge(one, change)
    })
    const known = new Set(base.map((one) => (isNamed(one) ? one.name : '')))
    return [...merged, ...patch.filter((one) => isNamed(one) && !known.has(one.name))]
  }
  if (!isObject(base) || !isObject(patch)) return patch
  const keys = new Set([...Object.keys(base), ...Object.keys(patch)])
  return Object.fromEntries([...keys].map((key) => [key, key in patch ? merge(base[key], patch[key]) : base[key]]))
}

function replaceImages(value: unknown, images: NonNullable<Kustomization['images']>): unknown {
  if (Array.isArray(value)) return value.map((one) => replaceImages(one, images))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const change = key === 'image' ? images.find(({ name }) => name === inner) : undefined
      if (change === undefined) return [key, replaceImages(inner, images)]
      return [key, `${change.newName ?? change.name}${change.newTag === undefined ? '' : `:${change.newTag}`}`]
    }),
  )
}

function isNamed(value: unknown): value is { name: string } {
  return isObject(value) && typeof value['name'] === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
