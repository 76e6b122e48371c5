import { describe, expect, it } from 'vitest'
import {
  checkChangedHeaderName,
  checkHeaderValue,
  checkMatchedHeaderName,
  checkRequestHeaderName,
  isJwtClaim,
} from './headers.ts'

const isFine = (check: (text: string) => string | undefined) => (text: string) =>
  check(text) === undefined

describe('names of headers', () => {
  it.each([
    ['x-user', true, true, true],
    ['X_User!', true, true, true],
    ['', false, false, false],
    ['a b', false, true, true],
    ['a"b', false, true, true],
    ['host', true, true, false],
    ['Host', true, true, false],
    [':authority', true, true, false],
    [':Authority', false, true, false],
    [':path', true, false, false],
    [':foo', false, false, false],
    ['@request.auth.claims.sub', true, true, true],
    ['@Request.Auth.Claims[a][b]', true, true, true],
    ['@request.auth.claims', false, true, true],
    ['@request.auth.claims.', false, true, true],
    ['@request.auth.claims[]', false, true, true],
    ['@request.auth.claims[a', false, true, true],
    ['@request.auth.claimsx', false, true, true],
  ])('%j: match %j, set on requests %j, change otherwise %j', (name, ...expected) => {
    const checks = [checkMatchedHeaderName, checkRequestHeaderName, checkChangedHeaderName]
    expect(checks.map((check) => isFine(check)(name))).toEqual(expected)
  })

  it('a claim of the token is told from a header', () => {
    expect(isJwtClaim('@request.auth.claims.sub')).toBe(true)
    expect(isJwtClaim('x-user')).toBe(false)
  })
})

describe('values of headers', () => {
  it.each([
    '',
    'foo',
    'a\tb',
    '100%%',
    '%%%%',
    '%HOSTNAME%',
    'a %HOSTNAME% b %REQ(x-id)% c',
    '%REQ(x-id)%',
    '%START_TIME(%s)%',
    '%A(x\\))%',
    '%A( [ "a" , "b" ] ) %',
    '%PER_REQUEST_STATE(a"]) %',
    '%%HOSTNAME%%',
    '%a b%',
  ])('%j is fine', (value) => {
    expect(checkHeaderValue(value)).toBeUndefined()
  })
  it.each([
    '%',
    '100%',
    'abc%123',
    '%START_TIME%%',
    '%%%',
    '%A(',
    '%A()',
    '%A()%',
    '%A(\\))%',
    '%A()b%',
    '%A(\\',
    '%A([b])%',
    '%A(["a" "b"])%',
    '%A(["a"]b)%',
    '%A(["a"])\t%',
    '%A("a"x)%',
  ])('%j is refused', (value) => {
    expect(checkHeaderValue(value)).toContain('%%')
  })
  it.each(['a\nb', '\0', '\r', '\u001f', '\u007f'])('%j holds a control character', (value) => {
    expect(checkHeaderValue(value)).toContain('U+00')
  })
  it('characters above ASCII are fine', () => {
    expect(checkHeaderValue('é\u0085€')).toBeUndefined()
  })
})
