import { admissionCodes } from './code-description.ts'

export const GATEWAY_CODES = admissionCodes('gateway', {})
