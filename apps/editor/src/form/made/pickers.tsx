import { useFormActions } from '../FormContext.tsx'
import type { InputProps } from '../inputs/input-props.ts'
import { InputSuggest } from '../inputs/InputSuggest.tsx'
import {
  suggestAddressedHosts,
  suggestGateways,
  suggestHosts,
  suggestNamespaces,
  suggestProtocols,
} from '../workspace-suggestions.ts'

/** A host that clients address. */
export function InputHost(props: InputProps) {
  const { readNames, readNamespace } = useFormActions()
  return (
    <InputSuggest {...props} suggest={() => suggestAddressedHosts(readNames(), readNamespace())} />
  )
}

/** A host that receives traffic. */
export function InputDestinationHost(props: InputProps) {
  const { readNames, readNamespace } = useFormActions()
  return <InputSuggest {...props} suggest={() => suggestHosts(readNames(), readNamespace())} />
}

/** A gateway as name or namespace/name, or `mesh`. */
export function InputGatewayRef(props: InputProps) {
  const { readNames, readNamespace } = useFormActions()
  return <InputSuggest {...props} suggest={() => suggestGateways(readNames(), readNamespace())} />
}

/** A namespace. */
export function InputNamespace(props: InputProps) {
  const { readNames } = useFormActions()
  return <InputSuggest {...props} suggest={() => suggestNamespaces(readNames())} />
}

/** What is spoken on a port. */
export function InputProtocol(props: InputProps) {
  return <InputSuggest {...props} suggest={suggestProtocols} />
}
