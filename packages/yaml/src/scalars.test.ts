import { describe, expect, it } from 'vitest'
import { readCorePlain, readKubernetesPlain, readsAsString, toJsonKey } from './scalars.ts'
import type { ScalarValue } from './nodes.ts'

// https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
describe('plain scalars read as in Kubernetes', () => {
  it.each<[source: string, kubernetes: ScalarValue, core: ScalarValue]>([
    ['', null, null],
    ['~', null, null],
    ['null', null, null],
    ['NULL', null, null],
    ['nUll', 'nUll', 'nUll'],
    ['y', true, 'y'],
    ['Y', true, 'Y'],
    ['yes', true, 'yes'],
    ['YES', true, 'YES'],
    ['yEs', 'yEs', 'yEs'],
    ['on', true, 'on'],
    ['On', true, 'On'],
    ['oN', 'oN', 'oN'],
    ['n', false, 'n'],
    ['No', false, 'No'],
    ['off', false, 'off'],
    ['true', true, true],
    ['False', false, false],
    ['0', 0, 0],
    ['-0', 0, 0],
    ['+1', 1, 1],
    ['010', 8, 10],
    ['-010', -8, -10],
    ['08', 8, 8],
    ['0o17', 15, 15],
    ['-0o17', -15, '-0o17'],
    ['0x1F', 31, 31],
    ['0X1f', 31, '0X1f'],
    ['-0x1f', -31, '-0x1f'],
    ['0b11', 3, '0b11'],
    ['-0b11', -3, '-0b11'],
    ['1_000', 1000, '1_000'],
    ['1_000.5', 1000.5, '1_000.5'],
    ['_1', '_1', '_1'],
    ['1.0', 1, 1],
    ['1.', 1, 1],
    ['.5', 0.5, 0.5],
    ['+.5', 0.5, 0.5],
    ['1e3', 1000, 1000],
    ['1E-2', 0.01, 0.01],
    ['1e', '1e', '1e'],
    ['1e-400', 0, 0],
    ['.', '.', '.'],
    ['...', '...', '...'],
    ['-', '-', '-'],
    ['1:30', '1:30', '1:30'],
    ['2001-01-01', '2001-01-01', '2001-01-01'],
    ['2001-01-01T00:00:00Z', '2001-01-01T00:00:00Z', '2001-01-01T00:00:00Z'],
    ['10.0.0.1', '10.0.0.1', '10.0.0.1'],
    ['5s', '5s', '5s'],
    ['v1', 'v1', 'v1'],
    ['nothing', 'nothing', 'nothing'],
    ['Infinity', 'Infinity', 'Infinity'],
    ['9007199254740991', 9007199254740991, 9007199254740991],
    ['9007199254740993', 9007199254740993n, 9007199254740993n],
    ['18446744073709551615', 18446744073709551615n, 18446744073709551615n],
    ['18446744073709551616', 18446744073709552000, 18446744073709551616n],
    ['0x1ffffffffffffffff', 36893488147419103231n, 36893488147419103231n],
  ])('%s', (source, kubernetes, core) => {
    expect(readKubernetesPlain(source)).toEqual({ ok: true, value: kubernetes })
    expect(readCorePlain(source)).toEqual(core)
  })

  it.each([
    ['1e400', 'too-large'],
    ['-1e400', 'too-large'],
    ['.5e999', 'too-large'],
    ['.inf', 'not-finite'],
    ['+.INF', 'not-finite'],
    ['-.Inf', 'not-finite'],
    ['.NaN', 'not-finite'],
  ])('%s is a number JSON cannot hold', (source, reason) => {
    expect(readKubernetesPlain(source)).toEqual({ ok: false, value: source, reason })
  })
})

it.each([
  'on',
  'n',
  '~',
  'null',
  '010',
  '1_000',
  '1:30',
  '2001-01-01',
  '=',
  '<<',
  '.inf',
  '1.5',
  '+1',
  '0b1',
  '0b12',
  '1__',
  '',
])('%j is no text to every reader', (source) => {
  expect(readsAsString(source)).toBe(false)
})

it.each(['v1', 'a.b.c', '10.0.0.1.nip.io', '5s', 'none', 'yesterday', '/path', 'HTTP', '80a'])(
  '%j is text to every reader',
  (source) => {
    expect(readsAsString(source)).toBe(true)
  },
)

// https://github.com/kubernetes-sigs/yaml/blob/master/yaml.go: floats as keys have 32 bits.
it.each<[value: ScalarValue, key: string | undefined]>([
  ['a', 'a'],
  [80, '80'],
  [9007199254740993n, '9007199254740993'],
  [1.5, '1.5'],
  [0.1, '0.1'],
  [0.00001, '1e-05'],
  [1234567.5, '1.2345675e+06'],
  [true, 'true'],
  [null, undefined],
])('the key %s is %s', (value, key) => {
  expect(toJsonKey(value)).toBe(key)
})
