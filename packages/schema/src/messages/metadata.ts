import { any, list, map, message, string, uint64 } from '../dsl.ts'
import type { Shape } from '../dsl.ts'

const PAGES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/'

/**
 * Kubernetes' metadata, as far as an author writes it. Open: the API server judges the rest of
 * it by rules of its own (managedFields and so on), which exported manifests may carry.
 */
export const ObjectMeta = message('ObjectMeta', {
  description: 'What Kubernetes knows every object by: its name, its namespace, its labels.',
  reference:
    'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/#ObjectMeta',
  isOpen: true,
  fields: {
    name: string({
      description:
        'Name of the object, unique for its kind in its namespace: lower-case letters, digits, “-” and “.”.',
      reference: `${PAGES}names/`,
      maxLength: 253,
      example: 'reviews',
    }),
    namespace: string({
      description: 'Namespace in which the object lives. Short hosts are resolved in it.',
      reference: `${PAGES}namespaces/`,
      default: 'the namespace of the command that applies the file',
      format: 'namespace',
      example: 'bookshop',
    }),
    labels: map(string(), {
      description: 'Labels by which the object itself can be selected.',
      reference: `${PAGES}labels/`,
      example: '{ app: reviews }',
    }),
    annotations: map(string(), {
      description: 'Notes for tools. Values are text, so numbers and booleans need quotes.',
      reference: `${PAGES}annotations/`,
      example: '{ galley.istio.io/analyze-suppress: IST0118 }',
    }),
    generateName: string({
      description: 'Beginning of a name that the API server completes, in place of name.',
      reference: `${PAGES}names/`,
      isAdvanced: true,
      example: 'reviews-',
    }),
    finalizers: list(string(), {
      description: 'Names of controllers that must clean up before the object is deleted.',
      reference: `${PAGES}finalizers/`,
      isAdvanced: true,
    }),
    ownerReferences: any({
      description: 'Objects that own this one. Set by controllers.',
      reference: `${PAGES}owners-dependents/`,
      isAdvanced: true,
    }),
    uid: string({
      description: 'Identity given by the API server. Leave it out of manifests.',
      reference: `${PAGES}names/#uids`,
      isAdvanced: true,
    }),
    resourceVersion: string({
      description: 'Version given by the API server. Leave it out of manifests.',
      isAdvanced: true,
    }),
    generation: uint64({
      description: 'Count of changes kept by the API server. Leave it out of manifests.',
      isAdvanced: true,
    }),
    creationTimestamp: any({
      description: 'Time of creation set by the API server. Leave it out of manifests.',
      isAdvanced: true,
    }),
    managedFields: any({
      description: 'Which tool set which field, kept by the API server. Leave it out of manifests.',
      isAdvanced: true,
    }),
  },
})
export type ObjectMeta = Shape<typeof ObjectMeta>
