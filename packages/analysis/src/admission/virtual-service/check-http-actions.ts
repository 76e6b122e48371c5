import type { HTTPRoute, VirtualServiceSpec } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'

/** Checks what an HTTP route does with its requests. */
export function checkHttpActions(
  _route: HTTPRoute,
  _i: number,
  _spec: VirtualServiceSpec,
  _context: AdmissionContext,
): void {}
