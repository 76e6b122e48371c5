import { remember } from '@meshdraft/model'
import { conformReference } from '@meshdraft/schema'

/** Reads a Service; many checks look at the same one. */
export const readService = remember((service) => conformReference('Service', service.value))
