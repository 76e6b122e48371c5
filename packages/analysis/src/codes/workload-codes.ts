import { admissionCodes } from './code-description.ts'

export const WORKLOAD_CODES = admissionCodes('workload-entry', {})
