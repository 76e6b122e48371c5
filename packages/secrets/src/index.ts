export { findSecrets } from './find-secrets.ts'
export { REDACTED, REDACTED_BASE64 } from './finding.ts'
export type { SearchedFile, SecretFinding, SecretKind } from './finding.ts'
export { redact } from './redact.ts'
