/**
 * Which of our rules says what a text of Istio's validation says. A case whose text has a row here
 * agrees only if one of these rules is reported.
 */
export const RULES_BY_TEXT: ReadonlyMap<string, readonly string[]> = new Map([
  ['host', ['GW-004']],
  ['domain', ['GW-005']],
  ['short names', ['GW-007']],
  ['TLS', ['GW-019', 'GW-020']],
  ['cannot have TLS', ['GW-019', 'GW-020']],
  ['invalid protocol', ['GW-010']],
  ['port number', ['GW-011']],
  ['one of credential_name, credential_names', ['TLS-011']],
  ['private key', ['TLS-015']],
  ['client CA bundle', ['TLS-012']],
  ['server certificate', ['TLS-014']],
  ['PASSTHROUGH mode does not use certificates', ['TLS-010']],
  ['cannot have associated', ['TLS-004', 'TLS-005', 'TLS-006']],
  ['cannot have associated credentialName', ['TLS-008']],
  ['ECDHE-ECDSA-AES128-SHA', ['TLS-003']],
  ['CRL is not supported with SIMPLE TLS', ['TLS-017']],
  ['MUTUAL TLS requires a server certificate', ['TLS-014']],
  ['server', ['GW-002']],
  ['port', ['GW-009', 'GW-010', 'GW-011', 'GW-013', 'GW-014']],
  ['tls.httpsRedirect should only be used with http servers', ['GW-021']],
])
