import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import { createIndex, DEFAULT_MESH_SETTINGS, readResources, toDocumentId } from '@meshdraft/model'
import { buildGraph, graphBuilders } from '../src/index.ts'
import type { GraphEdge, TrafficGraph } from '../src/index.ts'

/** Draws the graph of manifests in one file. */
export function draw(text: string): TrafficGraph {
  const index = createIndex(DEFAULT_MESH_SETTINGS)
  for (const [i, tile] of splitDocuments(text).entries()) {
    const documentId = toDocumentId('mesh.yaml', i)
    const document = parseDocument(text.slice(tile.start, tile.end))
    index.put(documentId, readResources(document, documentId, DEFAULT_MESH_SETTINGS))
  }
  const lookup = index.lookup(() => {})
  return buildGraph(
    index.resources().flatMap((resource) => {
      const builder = graphBuilders.find(({ subject }) => subject === resource.kind)
      return builder ? [builder.build(resource, lookup)] : []
    }),
  )
}

/** Yields edges as `TYPE:FROM->TO`, with their share where they have one, in order. */
export function listEdges(graph: TrafficGraph, ...types: GraphEdge['type'][]): string[] {
  return [...graph.edgesById.values()]
    .filter((edge) => types.length === 0 || types.includes(edge.type))
    .map(({ id, percent }) => (percent === undefined ? id : `${id} ${percent}%`))
    .toSorted()
}

/** Wraps the spec of a VirtualService of namespace `shop`. */
export function virtualService(spec: string, name = 'web'): string {
  return manifest('networking.istio.io/v1', 'VirtualService', name, 'shop', spec)
}

/** Writes one manifest; `spec` is YAML without indentation. */
export function manifest(
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string,
  spec: string,
): string {
  const body = spec
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
  return `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n${body}\n`
}

/** A Service with one port that selects `app: NAME`. */
export function service(name: string, namespace = 'shop'): string {
  return manifest(
    'v1',
    'Service',
    name,
    namespace,
    `selector: { app: ${name} }\nports: [{ name: http, port: 9080 }]`,
  )
}
