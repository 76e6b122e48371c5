import { expect, it } from 'vitest'
import type { ServerTLSSettings } from '@meshdraft/schema'
import { findTlsBreaches } from './find-tls-breaches.ts'

const FILES = { serverCertificate: '/a', privateKey: '/b' }
const CIPHER = 'AES128-SHA'

it.each<[string, ServerTLSSettings, readonly string[]]>([
  ['nothing is set', {}, []],
  ['SIMPLE has a Secret', { mode: 'SIMPLE', credentialName: 'a' }, []],
  ['SIMPLE has Secrets', { mode: 'SIMPLE', credentialNames: ['a'] }, []],
  ['SIMPLE has files and a CA', { mode: 'SIMPLE', ...FILES, caCertificates: '/c' }, []],
  ['SIMPLE has nothing', { mode: 'SIMPLE' }, ['TLS-014', 'TLS-015']],
  ['an empty Secret is none', { mode: 'SIMPLE', credentialName: '' }, ['TLS-014', 'TLS-015']],
  [
    'a Secret and half of the files count as one source',
    { mode: 'SIMPLE', credentialName: 'a', privateKey: '/b' },
    [],
  ],
  ['a Secret and files', { mode: 'SIMPLE', credentialName: 'a', ...FILES }, ['TLS-011']],
  ['a Secret hides a CRL', { mode: 'SIMPLE', credentialName: 'a', caCrl: '/d' }, []],
  ['SIMPLE has a CRL', { mode: 'SIMPLE', ...FILES, caCrl: '/d' }, ['TLS-017']],
  ['MUTUAL has no CA', { mode: 'MUTUAL', ...FILES }, ['TLS-012']],
  [
    'MUTUAL has a CA and a CRL',
    { mode: 'MUTUAL', ...FILES, caCertificates: '/c', caCrl: '/d' },
    [],
  ],
  [
    'one of the listed certificates lacks its key',
    { mode: 'OPTIONAL_MUTUAL', tlsCertificates: [FILES, { serverCertificate: '/a' }] },
    ['TLS-012', 'TLS-015'],
  ],
  [
    'a third certificate is listed',
    { mode: 'SIMPLE', tlsCertificates: [FILES, FILES, FILES] },
    ['TLS-013'],
  ],
  ['ISTIO_MUTUAL has nothing', { mode: 'ISTIO_MUTUAL' }, []],
  [
    'ISTIO_MUTUAL has two sources, which is not what is wrong',
    { mode: 'ISTIO_MUTUAL', ...FILES, credentialName: 'a', caCrl: '/d' },
    ['TLS-004', 'TLS-005', 'TLS-008'],
  ],
  [
    'PASSTHROUGH has a Secret and a CRL',
    { credentialName: 'a', caCrl: '/d' },
    ['TLS-010', 'TLS-016'],
  ],
  ['PASSTHROUGH has Secrets and a CRL', { credentialNames: ['a'], caCrl: '/d' }, ['TLS-010']],
  ['an old version has no ciphers', { minProtocolVersion: 'TLSV1_1' }, ['TLS-001']],
  ['an old version has ciphers', { minProtocolVersion: 'TLSV1_0', cipherSuites: [CIPHER] }, []],
  ['TLSV1_2 has no ciphers', { minProtocolVersion: 'TLSV1_2' }, []],
  ['a cipher is listed twice', { cipherSuites: [CIPHER, CIPHER] }, ['TLS-003']],
  ['an unknown cipher is listed twice', { cipherSuites: ['A', 'A'] }, ['TLS-002', 'TLS-002']],
  ['ciphers are compared by case', { cipherSuites: ['aes128-sha'] }, ['TLS-002']],
  ['expressions are passed on', { cipherSuites: ['', 'ALL', '!MD5', '[A|B]', '-X'] }, []],
])('where %s', (_, tls, codes) => {
  expect(findTlsBreaches(tls).map(({ code }) => code)).toEqual(codes)
})

it('goes on where the webhook stops, when asked for all', () => {
  const tls: ServerTLSSettings = { mode: 'ISTIO_MUTUAL', ...FILES, credentialName: 'a' }
  expect(findTlsBreaches(tls, true).map(({ code }) => code)).toContain('TLS-011')
})
