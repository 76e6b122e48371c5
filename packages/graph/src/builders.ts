import type { GraphBuilder } from './builder.ts'
import { destinationRuleBuilder } from './build-destination-rule.ts'
import { gatewayBuilder } from './build-gateway.ts'
import { serviceBuilder, serviceEntryBuilder, workloadBuilders } from './build-services.ts'
import { virtualServiceBuilder } from './build-virtual-service.ts'

/** All builders: for each kind that is drawn exactly one. */
export const graphBuilders: readonly GraphBuilder[] = [
  gatewayBuilder,
  virtualServiceBuilder,
  destinationRuleBuilder,
  serviceBuilder,
  serviceEntryBuilder,
  ...workloadBuilders,
]
