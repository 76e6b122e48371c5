import { admissionCodes } from './code-description.ts'

const HELPER = '{message}'

export const GATEWAY_CODES = admissionCodes('gateway', {
  'GW-001': [
    'InvalidGatewayName',
    'Gateway name {name} is not a DNS label: up to 63 letters, digits and inner hyphens, no dots.',
  ],
  'GW-002': ['NoServers', 'The Gateway has no servers. Add one for each port it opens.'],
  'GW-004': ['NoServerHosts', 'The server has no hosts. Name them, or write “*” for all.'],
  'GW-005': ['InvalidServerHost', HELPER],
  'GW-006': ['InvalidServerHostNamespace', HELPER],
  'GW-007': ['ShortServerHost', HELPER],
  'GW-008': ['PartialWildcardServerHost', HELPER],
  'GW-009': ['NoServerPort', 'The server has no port.'],
  'GW-010': [
    'UnknownServerProtocol',
    {
      message: 'Protocol {protocol} is none that a Gateway knows.{hint}',
      missing: 'The port of a Gateway server needs a protocol, e.g. HTTP, HTTPS, TLS or TCP.',
    },
  ],
  'GW-011': [
    'InvalidServerPortNumber',
    { message: HELPER, missing: 'The port needs a number, 1 to 65535.' },
  ],
  'GW-012': [
    'TargetPortOfServer',
    'targetPort {port} has no effect on a Gateway: the Service in front of it maps the ports.',
  ],
  'GW-013': ['NoServerPortName', 'The port of a Gateway server needs a name.'],
  'GW-014': [
    'DuplicateServerPortName',
    'Port name {name} is used by an earlier server too. Each server needs its own.',
  ],
  'GW-015': ['InvalidServerSocket', HELPER],
  'GW-016': [
    'PortOfServerSocket',
    'The server binds to the socket {bind}, which goes with port number 0, not {port}.',
  ],
  'GW-017': ['InvalidServerBind', HELPER],
  'GW-018': [
    'ServerTLSRequired',
    'Protocol {protocol} needs tls settings: a certificate, or PASSTHROUGH.',
  ],
  'GW-019': [
    'TLSOnPlainHTTP',
    'Protocol {protocol} is plain text; its tls may only redirect to HTTPS, without mode and certificates.',
  ],
  'GW-020': ['TLSOnPlainTCP', 'Protocol {protocol} takes no tls settings; TLS and HTTPS do.'],
  'GW-021': [
    'RedirectOnOtherProtocol',
    'httpsRedirect answers plain HTTP requests only; protocol {protocol} carries none.',
    { severity: 'warning' },
  ],

  'TLS-001': [
    'OutdatedTLSVersion',
    'minProtocolVersion {version} has no effect: the default ciphers need TLS 1.2. List older ciphers in cipherSuites, or raise it.',
    { severity: 'warning' },
  ],
  'TLS-002': [
    'UnknownCipherSuite',
    'Cipher {cipher} is unknown and ignored.{hint}',
    { severity: 'warning' },
  ],
  'TLS-003': [
    'DuplicateCipherSuite',
    'Cipher {cipher} is listed before already.',
    { severity: 'warning' },
  ],
  'TLS-004': [
    'CertificateWithIstioMutual',
    'ISTIO_MUTUAL uses the certificates of the mesh; serverCertificate may not be set.',
  ],
  'TLS-005': [
    'PrivateKeyWithIstioMutual',
    'ISTIO_MUTUAL uses the keys of the mesh; privateKey may not be set.',
  ],
  'TLS-006': [
    'CAWithIstioMutual',
    'ISTIO_MUTUAL uses the CA of the mesh; caCertificates may not be set.',
  ],
  'TLS-007': [
    'CertificatesWithIstioMutual',
    'ISTIO_MUTUAL uses the certificates of the mesh; tlsCertificates may not be set.',
  ],
  'TLS-008': [
    'CredentialWithIstioMutual',
    'ISTIO_MUTUAL uses the certificates of the mesh; credentialName may not be set.',
  ],
  'TLS-009': [
    'CredentialsWithIstioMutual',
    'ISTIO_MUTUAL uses the certificates of the mesh; credentialNames may not be set.',
  ],
  'TLS-010': [
    'CertificateWithPassthrough',
    'Mode {mode} does not open TLS; {fields} will not be used.',
    { severity: 'warning' },
  ],
  'TLS-011': [
    'SeveralCertificateSources',
    'The certificate has several sources: {sources}. Keep one of them.',
  ],
  'TLS-012': [
    'NoClientCA',
    'Mode {mode} checks certificates of clients and needs caCertificates, or a Secret that holds the CA.',
  ],
  'TLS-013': [
    'ManyServerCertificates',
    'tlsCertificates holds {count} certificates; no more than 2 are used.',
    { severity: 'warning' },
  ],
  'TLS-014': [
    'NoServerCertificate',
    'Mode {mode} ends TLS and needs a serverCertificate, or a Secret that holds one.',
  ],
  'TLS-015': [
    'NoPrivateKey',
    'Mode {mode} ends TLS and needs a privateKey, or a Secret that holds one.',
  ],
  'TLS-016': [
    'RevocationListWithCredential',
    'caCrl may not stand beside credentialName; the revocation list belongs into the Secret.',
  ],
  'TLS-017': [
    'RevocationListWithSimple',
    'Mode SIMPLE asks clients for no certificate, so there is nothing for caCrl to check.',
  ],
})
