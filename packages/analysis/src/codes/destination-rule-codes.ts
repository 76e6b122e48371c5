import { admissionCodes } from './code-description.ts'

export const DESTINATION_RULE_CODES = admissionCodes('destination-rule', {})
