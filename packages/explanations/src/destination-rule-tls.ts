import { clientTls, trafficPolicy } from './destination-rule-manifests.ts'
import { dedent } from './explanation.ts'
import type { Explanations } from './explanation.ts'

/** For the workloads of one client, as rules with a credentialName are. */
const clientTlsOfCheckout = (settings: string) =>
  `${clientTls(settings)}${dedent(`
    workloadSelector:
      matchLabels:
        app: checkout
  `).replaceAll(/^/gm, '  ')}\n`

const SKIP_VERIFY_WHY =
  'insecureSkipVerify accepts any server, so authorities and names to check against cannot apply. Istio refuses the contradiction, for otherwise one would believe the server to be verified.'
const SKIP_VERIFY_FIX =
  'Remove insecureSkipVerify to verify the server, which is what production needs, or remove the settings of the verification.'

export const CLIENT_TLS_EXPLANATIONS: Explanations = {
  'DR-052': {
    what: 'The reference to a ConfigMap is incomplete.',
    why: 'A credentialName that starts with configmap:// names a namespace and a ConfigMap in it. Without both Istio cannot look it up and refuses the rule.',
    howToFix: 'Write configmap://, the namespace, a slash and the name.',
    fails: clientTls('mode: SIMPLE\ncredentialName: configmap://partner-ca'),
    marks: 'configmap://partner-ca',
    passes: clientTls('mode: SIMPLE\ncredentialName: configmap://shop/partner-ca'),
  },
  'DR-053': {
    what: 'The ConfigMap lies in another namespace than the rule.',
    why: 'A rule may read certificates of its own namespace only. Istio refuses any other.',
    howToFix: 'Put the ConfigMap into the namespace of the rule and name that one.',
    fails: clientTls('mode: SIMPLE\ncredentialName: configmap://partners/partner-ca'),
    marks: 'configmap://partners/partner-ca',
    passes: clientTls('mode: SIMPLE\ncredentialName: configmap://shop/partner-ca'),
  },
  'DR-054': {
    what: 'Verification of the server is turned off and configured at once.',
    why: SKIP_VERIFY_WHY,
    howToFix: SKIP_VERIFY_FIX,
    fails: clientTls(`
      mode: SIMPLE
      caCertificates: /etc/certs/partner-ca.pem
      insecureSkipVerify: true
    `),
    marks: 'true',
    passes: clientTls(`
      mode: SIMPLE
      caCertificates: /etc/certs/partner-ca.pem
    `),
  },
  'DR-055': {
    what: 'Verification of the server is turned off and configured at once.',
    why: `${SKIP_VERIFY_WHY} A credentialName is allowed here, because mutual TLS takes the certificate of the client from it.`,
    howToFix: SKIP_VERIFY_FIX,
    fails: clientTls(`
      mode: MUTUAL
      credentialName: partner-client
      subjectAltNames:
        - api.partner.example
      insecureSkipVerify: true
    `),
    marks: 'true',
    passes: clientTls(`
      mode: MUTUAL
      credentialName: partner-client
      subjectAltNames:
        - api.partner.example
    `),
  },
  'DR-056': {
    what: 'Certificates come from a secret and from files at once.',
    why: 'credentialName names a secret that holds all certificates, so files beside it would be ignored or contradict it. Istio refuses both together.',
    howToFix:
      'Keep credentialName and remove the files, or the other way round. Sidecars read credentialName only where the rule has a workloadSelector.',
    fails: clientTlsOfCheckout(`
      mode: SIMPLE
      credentialName: partner-ca
      caCertificates: /etc/certs/partner-ca.pem
    `),
    marks: 'caCertificates',
    passes: clientTlsOfCheckout(`
      mode: SIMPLE
      credentialName: partner-ca
    `),
  },
  'DR-057': {
    what: 'Mutual TLS lacks the certificate of the client.',
    why: 'In mode MUTUAL the client presents a certificate, which has to come from somewhere. Istio refuses the rule.',
    howToFix:
      'Set clientCertificate and privateKey, or credentialName. For the certificates that Istio issues by itself use mode ISTIO_MUTUAL.',
    fails: clientTls(`
      mode: MUTUAL
      clientCertificate: ""
      privateKey: /etc/certs/client-key.pem
    `),
    marks: '""',
    passes: clientTls(`
      mode: MUTUAL
      clientCertificate: /etc/certs/client.pem
      privateKey: /etc/certs/client-key.pem
    `),
  },
  'DR-058': {
    what: 'Mutual TLS lacks the private key of the client.',
    why: 'In mode MUTUAL the client proves with its private key that the certificate is its own. Istio refuses the rule.',
    howToFix:
      'Set clientCertificate and privateKey, or credentialName. For the certificates that Istio issues by itself use mode ISTIO_MUTUAL.',
    fails: clientTls(`
      mode: MUTUAL
      clientCertificate: /etc/certs/client.pem
      privateKey: ""
    `),
    marks: '""',
    passes: clientTls(`
      mode: MUTUAL
      clientCertificate: /etc/certs/client.pem
      privateKey: /etc/certs/client-key.pem
    `),
  },
}

export const PORT_POLICY_EXPLANATIONS: Explanations = {
  'DR-060': {
    what: 'The policy of a port does not say which port.',
    why: 'Without a port Istio cannot tell what the policy applies to, and refuses the rule.',
    howToFix: 'Add port with the number of the port of the service.',
    fails: trafficPolicy(`
      portLevelSettings:
        - loadBalancer:
            simple: ROUND_ROBIN
    `),
    marks: 'loadBalancer',
    passes: trafficPolicy(`
      portLevelSettings:
        - port:
            number: 9080
          loadBalancer:
            simple: ROUND_ROBIN
    `),
  },
  'DR-061': {
    what: 'The policy of a port sets nothing.',
    why: 'A policy without loadBalancer, connectionPool, outlierDetection or tls usually means that its content was forgotten or indented wrongly. Istio refuses it.',
    howToFix: 'Set one of the four members, or remove the policy.',
    fails: trafficPolicy(`
      loadBalancer:
        simple: LEAST_REQUEST
      portLevelSettings:
        - port:
            number: 9080
    `),
    marks: 'port',
    passes: trafficPolicy(`
      loadBalancer:
        simple: LEAST_REQUEST
      portLevelSettings:
        - port:
            number: 9080
          loadBalancer:
            simple: ROUND_ROBIN
    `),
  },
}

export const TUNNEL_EXPLANATIONS: Explanations = {
  'DR-063': {
    what: 'The tunnel is opened with an unknown method.',
    why: 'A tunnel through HTTP is opened with CONNECT or POST, written in capitals. Istio refuses anything else.',
    howToFix: 'Write CONNECT or POST, or remove protocol: CONNECT is the default.',
    fails: trafficPolicy(`
      tunnel:
        protocol: connect
        targetHost: api.partner.example
        targetPort: 443
    `),
    marks: 'connect',
    passes: trafficPolicy(`
      tunnel:
        protocol: CONNECT
        targetHost: api.partner.example
        targetPort: 443
    `),
  },
  'DR-064': {
    what: 'The target of the tunnel is neither a host name nor an IP address.',
    why: 'The proxy at the other end has to connect to exactly one host, so wildcards and malformed names are refused.',
    howToFix: 'Write a full host name such as api.partner.example, or an IP address.',
    fails: trafficPolicy(`
      tunnel:
        targetHost: "*.partner.example"
        targetPort: 443
    `),
    marks: '"*.partner.example"',
    passes: trafficPolicy(`
      tunnel:
        targetHost: api.partner.example
        targetPort: 443
    `),
  },
  'DR-065': {
    what: 'The port of the tunnel is not between 1 and 65535.',
    why: 'There is no such port, so Istio refuses the rule.',
    howToFix: 'Write the port of the target, e.g. 443.',
    fails: trafficPolicy(`
      tunnel:
        targetHost: api.partner.example
        targetPort: 70000
    `),
    marks: '70000',
    passes: trafficPolicy(`
      tunnel:
        targetHost: api.partner.example
        targetPort: 443
    `),
  },
}
