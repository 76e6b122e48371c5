import type { AdmissionContext } from '../admission-context.ts'

/**
 * Checks what the webhook looks at in every object besides its `spec`.
 *
 * @returns whether the webhook goes on to the rules of the kind.
 */
export function checkMetadata(context: AdmissionContext): boolean {
  return context.resource.name !== undefined
}
