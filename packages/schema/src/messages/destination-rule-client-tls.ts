import { boolean, enumOf, list, message, string } from '../dsl.ts'
import type { Shape } from '../dsl.ts'

/** TLS that the proxy of the client starts towards the host. */
export const ClientTLSSettings = message('ClientTLSSettings', {
  description:
    'How connections to the host are encrypted. Without this block mesh services use mutual TLS of the mesh by themselves and all else stays as the application sent it.',
  reference: 'destination-rule',
  fields: {
    mode: enumOf(
      {
        DISABLE: 'No TLS by the proxy. TLS that the application itself speaks passes unchanged.',
        SIMPLE: 'TLS that verifies the server, as a browser does.',
        MUTUAL: 'TLS in which the client presents a certificate given in this block.',
        ISTIO_MUTUAL:
          'Mutual TLS with the certificates that Istio issues. All other members of the block but sni and subjectAltNames stay empty.',
      },
      {
        description:
          'Kind of TLS. Do not add SIMPLE or MUTUAL to a port whose clients already speak TLS: it would be encrypted twice.',
        default: 'DISABLE',
        example: 'SIMPLE',
      },
    ),
    sni: string({
      description: 'Server name the proxy names in the TLS handshake.',
      default: 'the host of the request',
      format: 'host',
      example: 'api.example.com',
    }),
    credentialName: string({
      description:
        'Secret with the client certificate and the CA (keys tls.crt, tls.key, ca.crt). Taken from the namespace of the proxy: a gateway, or a sidecar when the rule has a workloadSelector. Not together with file paths.',
      format: 'secretRef',
      example: 'api-client-certificate',
    }),
    caCertificates: string({
      description:
        'File in the proxy with the CAs that may have signed the server certificate. “system” takes the CAs of the operating system.',
      default: 'depends on the version of Istio: the CAs of the system, or no verification',
      format: 'filePath',
      example: 'system',
    }),
    clientCertificate: string({
      description: 'File in the proxy with the client certificate. Needed for MUTUAL.',
      format: 'filePath',
      example: '/etc/certs/client.pem',
    }),
    privateKey: string({
      description: 'File in the proxy with the private key of the client. Needed for MUTUAL.',
      format: 'filePath',
      example: '/etc/certs/client-key.pem',
    }),
    subjectAltNames: list(string(), {
      description:
        'Names of which the server certificate must carry at least one. Without it any certificate of a trusted CA will do.',
      default: 'the subjectAltNames of the ServiceEntry, else no check',
      example: '["api.example.com"]',
    }),
    insecureSkipVerify: boolean({
      description:
        'Accept any server certificate. The connection is encrypted, but the server may be anybody.',
      nullable: true,
      default: 'false',
      example: 'true',
      isAdvanced: true,
    }),
    caCrl: string({
      description: 'File in the proxy with revoked certificates that the server may not present.',
      default: 'revocation is not checked',
      format: 'filePath',
      example: '/etc/certs/crl.pem',
      isAdvanced: true,
    }),
  },
})
export type ClientTLSSettings = Shape<typeof ClientTLSSettings>
