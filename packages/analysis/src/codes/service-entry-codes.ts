import { admissionCodes } from './code-description.ts'

export const SERVICE_ENTRY_CODES = admissionCodes('service-entry', {})
