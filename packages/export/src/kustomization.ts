import { parseDocument, readValue, splitDocuments } from '@meshdraft/yaml'
import type { ExportFile } from './files.ts'

/** Names that kustomize looks for in a folder; `kustomization.yaml` is the one that is written. */
const NAMES: ReadonlySet<string> = new Set([
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
])

export const KUSTOMIZATION_PATH = 'kustomization.yaml'

/** A kustomization for files, or why there is none. */
export type KustomizationPlan =
  | {
      readonly ok: true
      readonly file: ExportFile
      /** Files that are not listed in it, with the reason. */
      readonly leftOut: readonly { readonly path: string; readonly reason: string }[]
    }
  | { readonly ok: false; readonly reason: string }

/**
 * Plans a `kustomization.yaml` that lists the files which hold manifests, in the given order. It is
 * a new file beside them; where the workspace has one in its root folder, nothing is planned.
 *
 * @param files - what is exported.
 * @param workspacePaths - all paths of the workspace: also what is not exported is never replaced.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/
 */
export function planKustomization(
  files: readonly ExportFile[],
  workspacePaths: Iterable<string>,
): KustomizationPlan {
  const ownFolders: string[] = []
  for (const path of workspacePaths) {
    const slash = path.lastIndexOf('/')
    if (!NAMES.has(path.slice(slash + 1))) continue
    if (slash === -1)
      return { ok: false, reason: `There is a “${path}” already; it stays as it is.` }
    ownFolders.push(path.slice(0, slash + 1))
  }
  const listed: string[] = []
  const leftOut: { path: string; reason: string }[] = []
  for (const file of files) {
    const { path } = file
    const folder = ownFolders.find((own) => path.startsWith(own))
    const reason =
      folder === undefined
        ? findObstacle(file)
        : `“${folder.slice(0, -1)}” has its own kustomization.`
    if (reason === undefined) listed.push(path)
    else leftOut.push({ path, reason })
  }
  if (listed.length === 0) return { ok: false, reason: 'None of the files holds only manifests.' }
  const lines = [
    'apiVersion: kustomize.config.k8s.io/v1beta1',
    'kind: Kustomization',
    'resources:',
    ...listed.map((path) => `  - ${quotePath(path)}`),
  ]
  return { ok: true, file: { path: KUSTOMIZATION_PATH, content: `${lines.join('\n')}\n` }, leftOut }
}

function findObstacle({ path, content }: ExportFile): string | undefined {
  if (typeof content !== 'string') return 'It is not text.'
  if (!/\.(?:ya?ml|json)$/i.test(path)) return 'It is not YAML.'
  const documents = splitDocuments(content)
    .map(({ start, end }) => parseDocument(content.slice(start, end)))
    .filter((document) => document.form !== 'empty')
  if (documents.some((document) => document.form === 'template')) return 'It is a template.'
  if (documents.length === 0) return 'It holds no manifest.'
  const areManifests = documents.every((document) =>
    ['apiVersion', 'kind'].every((name) => typeof readValue(document, [name]) === 'string'),
  )
  return areManifests ? undefined : 'It holds something else than manifests.'
}

/** A path as a scalar of YAML: plain where that cannot be misread. */
function quotePath(path: string): string {
  const isPlain = /^[A-Za-z][\w./-]*\.[A-Za-z]+$/.test(path)
  // A double-quoted scalar of YAML takes every string of JSON.
  return isPlain ? path : JSON.stringify(path)
}
