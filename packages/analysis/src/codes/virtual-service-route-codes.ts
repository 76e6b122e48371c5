import { admissionCodes } from './code-description.ts'

export const VIRTUAL_SERVICE_ROUTE_CODES = admissionCodes('virtual-service', {})
