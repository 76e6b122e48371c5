import { admissionCodes } from './code-description.ts'

export const SIDECAR_CODES = admissionCodes('sidecar', {})
