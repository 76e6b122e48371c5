import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, readValidities } from './certificate-validity.ts'

// Self-signed, 2020-01-01 to 9999-12-31 (a year that needs GeneralizedTime).
const LONG = `-----BEGIN CERTIFICATE-----
MIIBADCBqAIBATAKBggqhkjOPQQDAjAMMQowCAYDVQQDDAFhMCAXDTIwMDEwMTAw
MDAwMFoYDzk5OTkxMjMxMjM1OTU5WjAMMQowCAYDVQQDDAFhMFkwEwYHKoZIzj0C
AQYIKoZIzj0DAQcDQgAEf4kbuRsDJ1qqZZ6VbVHleRK4lFWqTssD+/zw/V3+OOPy
29Pp+77DyJBZ1w/sZwyd1DLGIPEmbUnRpjsMFKhWQDAKBggqhkjOPQQDAgNHADBE
AiAXJifHk3akvn7A3JvYiH8lbXXsur02da3IEsKe7Q1ZfQIgYHwAfEYeso202fm2
G4/Dv8hesgJcMv7xt6UgzStBOpQ=
-----END CERTIFICATE-----
`
// The same for the year 2020.
const SHORT = `-----BEGIN CERTIFICATE-----
MIH/MIGmAgECMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAWEwHhcNMjAwMTAxMDAw
MDAwWhcNMjEwMTAxMDAwMDAwWjAMMQowCAYDVQQDDAFhMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEf4kbuRsDJ1qqZZ6VbVHleRK4lFWqTssD+/zw/V3+OOPy29Pp
+77DyJBZ1w/sZwyd1DLGIPEmbUnRpjsMFKhWQDAKBggqhkjOPQQDAgNIADBFAiEA
hOOXmwFlJE3DeoIUHViX36maMBq1cC3XmcYjPg6DqJoCICk3fH26ozqedA6/QS8S
XG6HVVjrZEmyyOqsoscgsbNA
-----END CERTIFICATE-----
`

const dates = (pem: string) =>
  readValidities(pem)?.map(({ notBefore, notAfter }) => [
    new Date(notBefore).toISOString(),
    new Date(notAfter).toISOString(),
  ])
const body = (pem: string) => pem.split('\n').slice(1, -2).join('')
const wrap = (base64: string) =>
  `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`

/** Base64 as the reader is to take it apart again. */
function encode(bytes: Uint8Array): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3)
    const word = (a << 16) | (b << 8) | c
    const four = [18, 12, 6, 0].map((shift) => digits.charAt((word >> shift) & 63)).join('')
    const missing = Math.max(0, i + 3 - bytes.length)
    text += missing === 0 ? four : four.slice(0, 4 - missing) + '='.repeat(missing)
  }
  return text
}

describe('the validity of a certificate', () => {
  it.each([
    ['to the end of time', LONG, ['2020-01-01T00:00:00.000Z', '9999-12-31T23:59:59.000Z']],
    ['of one year', SHORT, ['2020-01-01T00:00:00.000Z', '2021-01-01T00:00:00.000Z']],
    [
      'with text around it',
      `Subject: a\n${SHORT}\n${LONG}`,
      ['2020-01-01T00:00:00.000Z', '2021-01-01T00:00:00.000Z'],
    ],
  ])('is read: %s', (_, pem, expected) => {
    expect(dates(pem)).toEqual([expected])
  })

  it('is read of each certificate of the first block', () => {
    const both = [LONG, SHORT].flatMap((pem) => [...(decodeBase64(body(pem)) ?? [])])
    expect(dates(wrap(encode(Uint8Array.from(both))))?.map(([, end]) => end?.slice(0, 4))).toEqual([
      '9999',
      '2021',
    ])
  })

  it.each([
    ['an empty text', ''],
    ['no PEM', 'to be filled in'],
    ['no end', SHORT.slice(0, -30)],
    ['another end', SHORT.replace('END CERTIFICATE', 'END KEY')],
    ['no base64', wrap('%%%%')],
    ['nothing inside', wrap('')],
    ['another structure', wrap('MAMCAQE=')],
    ['a length that leads out of the text', wrap('MIT/////')],
    ['a date that is none', wrap(body(SHORT).replace('MjAwMTAxMDAw', 'MjAxMzAxMDAw'))],
  ])('is unknown of %s', (_, pem) => {
    expect(readValidities(pem)).toBeUndefined()
  })

  it('is unknown of every beginning of a certificate', () => {
    const der = decodeBase64(body(SHORT)) ?? new Uint8Array()
    for (let length = 0; length < der.length; length += 1) {
      expect(readValidities(wrap(encode(der.slice(0, length))))).toBeUndefined()
    }
    expect(readValidities(wrap(encode(der)))).toHaveLength(1)
  })

  it('is read or unknown, whatever bytes there are', () => {
    const der = [...(decodeBase64(body(LONG)) ?? [])]
    const change = fc.tuple(fc.nat({ max: der.length - 1 }), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.uint8Array(), (changes, rest) => {
        const bytes = Uint8Array.from([...der, ...rest])
        for (const [place, byte] of changes) bytes[place] = byte
        const found = readValidities(wrap(encode(bytes)))
        for (const { notBefore } of found ?? []) expect(notBefore).not.toBeNaN()
      }),
    )
  })
})

it('base64 is read as it was written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect([...(decodeBase64(encode(bytes)) ?? [])]).toEqual([...bytes])
    }),
  )
  expect(decodeBase64('YQ')).toBeUndefined()
  expect(decodeBase64('YQ==YQ==')).toBeUndefined()
})
