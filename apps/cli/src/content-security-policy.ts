/**
 * Names of the policies that may make HTML or script addresses of texts. `meshdraft` lets only workers
 * of the build through; Monaco makes the others when it is loaded, for what it has escaped itself.
 */
const TRUSTED_TYPES = [
  'meshdraft',
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'dompurify',
  'editorGhostText',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'tokenizeToString',
]

/**
 * What the page of the editor may do. Styles may be inline because Monaco writes them; scripts may not,
 * and no text becomes HTML but through a policy of the list. A policy in the page itself could not
 * forbid framing, so it has to be a header.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${TRUSTED_TYPES.join(' ')}`,
].join('; ')
