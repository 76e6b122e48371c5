import { admissionCodes } from './code-description.ts'

export const METADATA_CODES = admissionCodes('', {})
