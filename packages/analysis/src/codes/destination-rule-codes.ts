import { admissionCodes } from './code-description.ts'

/** Rules on a duration bring the sentence of the shared rule along. */
const DURATION = 'In “{field}” {breach}'

export const DESTINATION_RULE_CODES = admissionCodes('destination-rule', {
  'DR-013': [
    'EmptyConnectionPool',
    'This connectionPool sets neither tcp nor http. Remove it, or set a limit.',
  ],
  'DR-014': ['NegativeLimit', 'Limit “{field}” is {limit}, but it cannot be below 0.'],
  'DR-015': ['InvalidDuration', DURATION],
  'DR-016': [
    'UpgradeWithClientProtocol',
    'h2UpgradePolicy “UPGRADE” always speaks HTTP/2, which contradicts useClientProtocol.',
  ],
  'DR-017': [
    'IncompleteKeepAlive',
    'http2KeepAlive lacks {missing}, but it needs both interval and timeout.',
  ],
  'DR-018': ['InvalidDuration', DURATION],
  'DR-019': ['NegativeLimit', 'Limit “{field}” is {limit}, but it cannot be below 0.'],
  'DR-020': ['InvalidDuration', DURATION],
  'DR-021': ['InvalidDuration', DURATION],
  'DR-022': ['InvalidDuration', DURATION],
  'DR-023': ['InvalidDuration', DURATION],
})
