import { admissionCodes } from './code-description.ts'

export const VIRTUAL_SERVICE_CODES = admissionCodes('virtual-service', {})
