import type { CatalogueKind, FieldDescriptor, FieldType, MessageName } from '@meshdraft/schema'

const FORMATS: ReadonlySet<string> = new Set(['destinationHost', 'subset', 'gatewayRef'])

interface NamingField {
  readonly kind: CatalogueKind | undefined
  /** The message that the field belongs to, where it is a field of one. */
  readonly message: MessageName | undefined
  readonly field: FieldDescriptor
  readonly fieldType: FieldType
}

/** Whether a field names something that is defined elsewhere: a host, a subset, a Gateway, a delegate. */
export function namesElsewhere({ kind, message, field, fieldType }: NamingField): boolean {
  if (fieldType.type !== 'string') return false
  if (message === 'Delegate') return field.name === 'name'
  const { format } = fieldType
  // What a Gateway or a ServiceEntry calls a host is the host itself.
  return (
    format !== undefined &&
    (FORMATS.has(format) || (format === 'host' && kind === 'VirtualService'))
  )
}
