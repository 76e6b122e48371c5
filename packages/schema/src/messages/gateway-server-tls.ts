import { boolean, enumOf, list, message, ref, string } from '../dsl.ts'
import type { Shape } from '../dsl.ts'

/** TLS towards clients: the servers of a Gateway and the ingress listeners of a Sidecar. */

const TLS_VERSIONS = {
  TLS_AUTO: 'The default of the proxy.',
  TLSV1_0: 'TLS 1.0. Outdated: the default ciphers do not allow it.',
  TLSV1_1: 'TLS 1.1. Outdated: the default ciphers do not allow it.',
  TLSV1_2: 'TLS 1.2.',
  TLSV1_3: 'TLS 1.3.',
} as const

export const TLSCertificate = message('ServerTLSSettings.TLSCertificate', {
  description:
    'A certificate and its key as files in the proxy. Two of them allow an RSA and an ECDSA certificate side by side.',
  reference: 'gateway',
  fields: {
    serverCertificate: string({
      description: 'File with the certificate chain of the server.',
      format: 'filePath',
      example: '/etc/certs/server.pem',
    }),
    privateKey: string({
      description: 'File with the private key of the server.',
      format: 'filePath',
      example: '/etc/certs/key.pem',
    }),
    caCertificates: string({
      description: 'File with the CAs that may have signed client certificates.',
      format: 'filePath',
      example: '/etc/certs/ca.pem',
    }),
  },
})
export type TLSCertificate = Shape<typeof TLSCertificate>

export const ServerTLSSettings = message('ServerTLSSettings', {
  description:
    'What the proxy does with TLS from clients: pass it on, or end it with a certificate. The certificate comes from exactly one place: a Secret, two Secrets, files, or a list of files.',
  reference: 'gateway',
  fields: {
    mode: enumOf(
      {
        PASSTHROUGH:
          'Do not decrypt. The connection is routed by the server name (SNI) with the tls routes of a VirtualService.',
        SIMPLE: 'End TLS with a server certificate, as web servers do.',
        MUTUAL: 'End TLS and demand a certificate of the client.',
        AUTO_PASSTHROUGH:
          'Do not decrypt, and take the destination from the server name without any VirtualService. For gateways between clusters.',
        ISTIO_MUTUAL:
          'End mutual TLS with the certificates that Istio issues. For clients inside the mesh, e.g. at an egress gateway.',
        OPTIONAL_MUTUAL: 'End TLS and check the certificate of the client if it presents one.',
      },
      {
        description:
          'How TLS is handled. Naming a certificate does not change the mode: without a mode the connection is passed through unopened.',
        default: 'PASSTHROUGH',
        example: 'SIMPLE',
      },
    ),
    credentialName: string({
      description:
        'Secret of type kubernetes.io/tls with certificate and key, in the namespace where the gateway workload runs. For MUTUAL the CA is the key ca.crt of the same Secret or a Secret with the suffix “-cacert”.',
      format: 'secretRef',
      example: 'shop-certificate',
    }),
    credentialNames: list(string({ format: 'secretRef' }), {
      description:
        'Two Secrets instead of one, e.g. an RSA and an ECDSA certificate for the same hosts.',
      minItems: 1,
      maxItems: 2,
      example: '["shop-rsa", "shop-ecdsa"]',
      isAdvanced: true,
    }),
    httpsRedirect: boolean({
      description:
        'Answer every request with a redirect (301) to the same address with https. Only for servers of protocol HTTP; give no mode and no certificate beside it.',
      default: 'false',
      example: 'true',
    }),
    minProtocolVersion: enumOf(TLS_VERSIONS, {
      description: 'Oldest version of TLS that clients may use.',
      default: 'TLSV1_2',
      example: 'TLSV1_2',
    }),
    maxProtocolVersion: enumOf(TLS_VERSIONS, {
      description: 'Newest version of TLS that clients may use.',
      default: 'TLSV1_3',
      example: 'TLSV1_3',
      isAdvanced: true,
    }),
    cipherSuites: list(string(), {
      description:
        'Ciphers allowed for TLS 1.2 and older, in OpenSSL spelling. Unknown names are ignored. TLS 1.3 chooses its own.',
      default: 'the safe ciphers of the proxy',
      example: '["ECDHE-ECDSA-AES128-GCM-SHA256"]',
      isAdvanced: true,
    }),
    subjectAltNames: list(string(), {
      description:
        'Names of which a client certificate must carry at least one. For modes that ask for a client certificate.',
      default: 'any certificate of a trusted CA will do',
      example: '["spiffe://cluster.local/ns/shop/sa/cart"]',
      isAdvanced: true,
    }),
    caCertCredentialName: string({
      description:
        'Secret or ConfigMap with the CAs for client certificates, when they are not kept beside the server certificate. A ConfigMap is written as configmap://namespace/name.',
      default: 'the CA of credentialName',
      format: 'secretRef',
      example: 'partner-ca',
      isAdvanced: true,
    }),
    serverCertificate: string({
      description: 'File in the proxy with the certificate chain of the server.',
      format: 'filePath',
      example: '/etc/certs/server.pem',
      isAdvanced: true,
    }),
    privateKey: string({
      description: 'File in the proxy with the private key of the server.',
      format: 'filePath',
      example: '/etc/certs/key.pem',
      isAdvanced: true,
    }),
    caCertificates: string({
      description:
        'File in the proxy with the CAs that may have signed client certificates. Needed for MUTUAL and OPTIONAL_MUTUAL unless a Secret brings the CA.',
      format: 'filePath',
      example: '/etc/certs/ca.pem',
      isAdvanced: true,
    }),
    caCrl: string({
      description: 'File in the proxy with revoked client certificates.',
      default: 'revocation is not checked',
      format: 'filePath',
      example: '/etc/certs/crl.pem',
      isAdvanced: true,
    }),
    tlsCertificates: list(ref(TLSCertificate), {
      description: 'One or two certificates as files, instead of the three single members.',
      minItems: 1,
      maxItems: 2,
      isAdvanced: true,
    }),
    verifyCertificateSpki: list(string(), {
      description:
        'SHA-256 hashes, in base64, of the public keys of clients that are let in. Checked in addition to the CA; with both lists one hit is enough.',
      default: 'not checked',
      isAdvanced: true,
    }),
    verifyCertificateHash: list(string(), {
      description:
        'SHA-256 hashes, in hex, of the client certificates that are let in. Checked in addition to the CA; with both lists one hit is enough.',
      default: 'not checked',
      isAdvanced: true,
    }),
    insecureSkipVerify: boolean({
      description:
        'Let clients in even when their certificate does not verify. Only for MUTUAL and OPTIONAL_MUTUAL; the workload behind must then judge the client itself.',
      nullable: true,
      default: 'false',
      example: 'true',
      isAdvanced: true,
    }),
  },
  rules: ['CEL-05', 'CEL-06', 'CEL-07'],
})
export type ServerTLSSettings = Shape<typeof ServerTLSSettings>
