import { dedent, manifest } from './explanation.ts'
import type { Explanations } from './explanation.ts'

/** A Gateway with one HTTPS server with these TLS settings. */
function tls(settings: string): string {
  const lines = dedent(settings).split('\n')
  return manifest(
    'Gateway',
    [
      'servers:',
      '- port: { number: 443, name: https, protocol: HTTPS }',
      '  hosts: [shop.example.com]',
      '  tls:',
      ...lines.map((line) => `    ${line}`),
    ].join('\n'),
  )
}

const SIMPLE = 'mode: SIMPLE\ncredentialName: shop-certificate'

const FILES = `
  mode: SIMPLE
  serverCertificate: /etc/certs/server.pem
  privateKey: /etc/certs/key.pem
`

/** ISTIO_MUTUAL and something that it brings along itself. */
function withIstioMutual(field: string, value: string, what: string): Explanations[string] {
  return {
    what,
    why: 'In this mode both sides use certificates that Istio issues and renews. Others would be left unused, so Istio refuses them.',
    howToFix: `Remove ${field}. For a certificate of your own use mode SIMPLE or MUTUAL.`,
    fails: tls(`mode: ISTIO_MUTUAL\n${field}: ${value}`),
    marks: value,
    passes: tls('mode: ISTIO_MUTUAL'),
  }
}

export const SERVER_TLS_EXPLANATIONS: Explanations = {
  'TLS-001': {
    what: 'TLS 1.0 or 1.1 is allowed, but no ciphers for it are listed.',
    why: 'The default ciphers work with TLS 1.2 and later only, so older clients fail all the same.',
    howToFix: 'Raise minProtocolVersion, or list ciphers of the old versions in cipherSuites.',
    fails: tls(`${SIMPLE}\nminProtocolVersion: TLSV1_0`),
    marks: 'TLSV1_0',
    passes: tls(`${SIMPLE}\nminProtocolVersion: TLSV1_2`),
  },
  'TLS-002': {
    what: 'A cipher is not known to the proxy.',
    why: 'Istio leaves it out. If it was meant to be the only one left, the proxy uses its defaults instead.',
    howToFix: 'Write the name as OpenSSL does. Ciphers of TLS 1.3 cannot be chosen.',
    fails: tls(`
      mode: SIMPLE
      credentialName: shop-certificate
      cipherSuites:
      - ECDHE-RSA-AES128-GCM-SHA256
      - TLS_AES_128_GCM_SHA256
    `),
    marks: 'TLS_AES_128_GCM_SHA256',
    passes: tls(`
      mode: SIMPLE
      credentialName: shop-certificate
      cipherSuites:
      - ECDHE-RSA-AES128-GCM-SHA256
    `),
  },
  'TLS-003': {
    what: 'A cipher is listed twice.',
    why: 'The second mention changes nothing. Perhaps another cipher was meant.',
    howToFix: 'Remove one of them.',
    fails: tls(`
      mode: SIMPLE
      credentialName: shop-certificate
      cipherSuites:
      - ECDHE-RSA-AES128-GCM-SHA256
      - ECDHE-RSA-AES128-GCM-SHA256
    `),
    marks: 'ECDHE-RSA-AES128-GCM-SHA256',
    passes: tls(`
      mode: SIMPLE
      credentialName: shop-certificate
      cipherSuites:
      - ECDHE-RSA-AES128-GCM-SHA256
      - ECDHE-RSA-AES256-GCM-SHA384
    `),
  },
  'TLS-004': withIstioMutual(
    'serverCertificate',
    '/etc/certs/server.pem',
    'Mode ISTIO_MUTUAL is used together with a certificate file.',
  ),
  'TLS-005': withIstioMutual(
    'privateKey',
    '/etc/certs/key.pem',
    'Mode ISTIO_MUTUAL is used together with a key file.',
  ),
  'TLS-006': withIstioMutual(
    'caCertificates',
    '/etc/certs/ca.pem',
    'Mode ISTIO_MUTUAL is used together with CAs of your own.',
  ),
  'TLS-007': withIstioMutual(
    'tlsCertificates',
    '[{ serverCertificate: /etc/certs/rsa.pem, privateKey: /etc/certs/rsa-key.pem }]',
    'Mode ISTIO_MUTUAL is used together with a list of certificate files.',
  ),
  'TLS-008': withIstioMutual(
    'credentialName',
    'shop-certificate',
    'Mode ISTIO_MUTUAL is used together with a Secret.',
  ),
  'TLS-009': withIstioMutual(
    'credentialNames',
    '[shop-rsa, shop-ecdsa]',
    'Mode ISTIO_MUTUAL is used together with Secrets.',
  ),
  'TLS-010': {
    what: 'Certificates are named, but the mode passes TLS through.',
    why: 'A connection that is not opened needs no certificate here, so what is named goes unused. Without a mode PASSTHROUGH applies; naming a certificate does not change that.',
    howToFix: 'Set mode SIMPLE to end TLS with the certificate, or remove the certificate.',
    fails: tls('mode: PASSTHROUGH\ncredentialName: shop-certificate'),
    marks: 'PASSTHROUGH',
    passes: tls(SIMPLE),
  },
  'TLS-011': {
    what: 'The certificate has more than one source.',
    why: 'It comes from a Secret, from several Secrets, from files, or from a list of files. Istio cannot tell which counts and refuses the Gateway.',
    howToFix: 'Keep one source and remove the others.',
    fails: tls(`
      mode: SIMPLE
      credentialName: shop-certificate
      tlsCertificates:
      - serverCertificate: /etc/certs/server.pem
        privateKey: /etc/certs/key.pem
    `),
    marks: 'tlsCertificates',
    passes: tls(SIMPLE),
  },
  'TLS-012': {
    what: 'Clients must show a certificate, but no CA says which ones count.',
    why: 'MUTUAL and OPTIONAL_MUTUAL check certificates of clients against a CA. Without one Istio refuses the Gateway.',
    howToFix:
      'Set caCertificates, or take everything from a Secret that holds ca.crt, with credentialName.',
    fails: tls(`
      mode: MUTUAL
      serverCertificate: /etc/certs/server.pem
      privateKey: /etc/certs/key.pem
    `),
    marks: 'tls',
    passes: tls(`
      mode: MUTUAL
      serverCertificate: /etc/certs/server.pem
      privateKey: /etc/certs/key.pem
      caCertificates: /etc/certs/ca.pem
    `),
  },
  'TLS-013': {
    what: 'More than two server certificates are listed.',
    why: 'Two allow for one RSA and one ECDSA certificate. The API server refuses a longer list; where it is not asked, Istio warns.',
    howToFix: 'Keep two. Other hosts get a server of their own.',
    fails: tls(`
      mode: SIMPLE
      tlsCertificates:
      - { serverCertificate: /etc/certs/rsa.pem, privateKey: /etc/certs/rsa-key.pem }
      - { serverCertificate: /etc/certs/ecdsa.pem, privateKey: /etc/certs/ecdsa-key.pem }
      - { serverCertificate: /etc/certs/old.pem, privateKey: /etc/certs/old-key.pem }
    `),
    marks: 'tlsCertificates',
    passes: tls(`
      mode: SIMPLE
      tlsCertificates:
      - { serverCertificate: /etc/certs/rsa.pem, privateKey: /etc/certs/rsa-key.pem }
      - { serverCertificate: /etc/certs/ecdsa.pem, privateKey: /etc/certs/ecdsa-key.pem }
    `),
  },
  'TLS-014': {
    what: 'TLS is to end here, but there is no server certificate.',
    why: 'The Gateway answers with a certificate in the modes SIMPLE, MUTUAL and OPTIONAL_MUTUAL. Istio refuses them without one.',
    howToFix: 'Name a Secret in credentialName, or a file in serverCertificate.',
    fails: tls('mode: SIMPLE'),
    marks: 'tls',
    passes: tls(SIMPLE),
  },
  'TLS-015': {
    what: 'TLS is to end here, but there is no private key for the certificate.',
    why: 'Without the key the Gateway cannot prove that the certificate is its own. Istio refuses it.',
    howToFix: 'Name a file in privateKey, or a Secret that holds both in credentialName.',
    fails: tls('mode: SIMPLE\nserverCertificate: /etc/certs/server.pem'),
    marks: 'tls',
    passes: tls(FILES),
  },
  'TLS-016': {
    what: 'A file with revoked certificates is named beside a Secret.',
    why: 'With a Secret everything comes from there, the list of revoked certificates (ca.crl) as well. Istio refuses the file.',
    howToFix: 'Remove caCrl and put the list into the Secret.',
    fails: tls(`
      mode: PASSTHROUGH
      credentialName: shop-certificate
      caCrl: /etc/certs/crl.pem
    `),
    marks: '/etc/certs/crl.pem',
    passes: tls(SIMPLE),
  },
  'TLS-017': {
    what: 'A list of revoked client certificates is named, but clients show none.',
    why: 'In mode SIMPLE only the server has a certificate. Istio refuses caCrl there.',
    howToFix: 'Remove caCrl, or use mode MUTUAL to ask clients for a certificate.',
    fails: tls(`${dedent(FILES)}\ncaCrl: /etc/certs/crl.pem`),
    marks: '/etc/certs/crl.pem',
    passes: tls(FILES),
  },
}
