import type { CatalogueKind, KindDescriptor } from './descriptors.ts'
import { any, message, ref, string } from './dsl.ts'
import type { Message } from './dsl.ts'
import { DestinationRule } from './messages/destination-rule.ts'
import { Gateway } from './messages/gateway.ts'
import { ObjectMeta } from './messages/metadata.ts'
import { ServiceEntry } from './messages/service-entry.ts'
import { Sidecar } from './messages/sidecar.ts'
import { VirtualService } from './messages/virtual-service.ts'
import { WorkloadEntry, WorkloadGroup } from './messages/workload.ts'

export const GROUP = 'networking.istio.io'

/** All kinds serve the same three versions with the same schema (SCH-001). */
export const VERSIONS: readonly string[] = ['v1', 'v1beta1', 'v1alpha3']

/** A kind with its messages. */
export interface Kind {
  readonly descriptor: KindDescriptor
  /** The object as a whole: apiVersion, kind, metadata, spec, status. */
  readonly root: Message
  readonly spec: Message
}

interface KindOptions {
  readonly kind: CatalogueKind
  readonly spec: Message
  readonly shortName?: string
  /** SCH-004: the other kinds pass the schema without `spec`. */
  readonly isSpecRequired?: boolean
  readonly rules?: readonly string[]
}

function kind(options: KindOptions): Kind {
  const { spec, rules = [], isSpecRequired = false } = options
  const { description, reference } = spec.descriptor
  const root = message(`${options.kind}Resource`, {
    description,
    reference,
    fields: {
      apiVersion: string({
        description: 'API group and version. All versions of a kind have the same fields.',
        required: true,
        reference,
        example: `${GROUP}/v1`,
      }),
      kind: string({
        description: 'Kind of the object, in Kubernetes’ spelling.',
        required: true,
        reference,
        example: options.kind,
      }),
      metadata: ref(ObjectMeta, {
        description: ObjectMeta.descriptor.description,
        required: true,
        reference: ObjectMeta.descriptor.reference,
      }),
      spec: ref(spec, { description, required: isSpecRequired, reference, rules }),
      status: any({
        description: 'What the control plane reports about the object. Leave it out of manifests.',
        reference: 'https://istio.io/latest/docs/reference/config/meta/v1beta1/istio-status/',
        isAdvanced: true,
      }),
    },
  })
  return {
    descriptor: {
      kind: options.kind,
      group: GROUP,
      versions: VERSIONS,
      ...(options.shortName ? { shortName: options.shortName } : {}),
      spec: spec.name,
      isSpecRequired,
      rules,
      description,
      reference,
    },
    root,
    spec,
  }
}

/** The seven kinds, in the order in which the editor lists them. */
export const KINDS: Readonly<Record<CatalogueKind, Kind>> = {
  Gateway: kind({ kind: 'Gateway', spec: Gateway, shortName: 'gw' }),
  VirtualService: kind({ kind: 'VirtualService', spec: VirtualService, shortName: 'vs' }),
  DestinationRule: kind({ kind: 'DestinationRule', spec: DestinationRule, shortName: 'dr' }),
  ServiceEntry: kind({
    kind: 'ServiceEntry',
    spec: ServiceEntry,
    shortName: 'se',
    isSpecRequired: true,
  }),
  Sidecar: kind({ kind: 'Sidecar', spec: Sidecar }),
  WorkloadEntry: kind({
    kind: 'WorkloadEntry',
    spec: WorkloadEntry,
    shortName: 'we',
    isSpecRequired: true,
    rules: ['CEL-09'],
  }),
  WorkloadGroup: kind({
    kind: 'WorkloadGroup',
    spec: WorkloadGroup,
    shortName: 'wg',
    isSpecRequired: true,
  }),
}
