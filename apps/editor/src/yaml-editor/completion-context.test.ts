import { describe, expect, it } from 'vitest'
import { readCompletionContext } from './completion-context.ts'

const HEAD =
  'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: reviews\n'

/** Reads the context at `|`; shows the replaced text with it. */
function read(marked: string, head = HEAD) {
  const text = head + marked
  const offset = text.indexOf('|')
  const plain = text.replace('|', '')
  const context = readCompletionContext(plain, offset)
  return (
    context && {
      type: context.type,
      path: context.path.join('.'),
      word: plain.slice(context.line.replace.start, context.line.replace.end),
      keys: context.type === 'key' ? context.presentKeys.join(' ') : undefined,
      needsDash: context.needsDash,
      needsSpace: context.line.needsSpace,
    }
  )
}

describe('what may be written at the caret', () => {
  it.each([
    ['a key in a map', 'spec:\n  hosts: [a]\n  ht|\n', 'key', 'spec', 'ht', 'hosts'],
    [
      'a key on an empty line',
      'spec:\n  hosts: [a]\n  |\n  tcp: []\n',
      'key',
      'spec',
      '',
      'hosts tcp',
    ],
    ['a key whose colon is there', 'spec:\n  ho|s: [a]\n', 'key', 'spec', 'hos', ''],
    ['the first key of an item', 'spec:\n  http:\n    - na|\n', 'key', 'spec.http.0', 'na', ''],
    [
      'the first key of an item that has others',
      'spec:\n  http:\n    - |\n      timeout: 5s\n',
      'key',
      'spec.http.0',
      '',
      'timeout',
    ],
    [
      'a later key of an item',
      'spec:\n  http:\n  - name: a\n    ti|\n',
      'key',
      'spec.http.0',
      'ti',
      'name',
    ],
    [
      'a key in a nested destination',
      'spec:\n  http:\n  - route:\n    - destination:\n        host: a\n        su|\n      weight: 1\n',
      'key',
      'spec.http.0.route.0.destination',
      'su',
      'host',
    ],
    [
      'a key in a flow map',
      'spec:\n  http:\n  - { name: a, ti| }\n',
      'key',
      'spec.http.0',
      'ti',
      'name',
    ],
    ['the root', 'sp|', 'key', '', 'sp', 'apiVersion kind metadata'],
  ])('%s', (_, marked, type, path, word, keys) => {
    expect(read(marked)).toMatchObject({ type, path, word, keys, needsDash: false })
  })

  it.each([
    ['a value', 'spec:\n  http:\n  - timeout: 5|\n', 'spec.http.0.timeout', '5'],
    ['an empty value', 'spec:\n  http:\n  - timeout: |\n    name: a\n', 'spec.http.0.timeout', ''],
    [
      'a value before a comment',
      'spec:\n  http:\n  - timeout: 5|s # why\n',
      'spec.http.0.timeout',
      '5s',
    ],
    ['a quoted value', 'spec:\n  hosts:\n  - "rev|"\n', 'spec.hosts.0', 'rev'],
    ['a quote not yet closed', "spec:\n  http:\n  - name: 'a|\n", 'spec.http.0.name', 'a'],
    ['an item of a list of words', 'spec:\n  hosts:\n  - a\n  - re|\n', 'spec.hosts.1', 're'],
    ['an item not yet written', 'spec:\n  hosts:\n  - |\n', 'spec.hosts.0', ''],
    ['an item of a flow list', 'spec:\n  gateways: [mesh, g|]\n', 'spec.gateways.1', 'g'],
    ['an item of an empty flow list', 'spec:\n  gateways: [|]\n', 'spec.gateways.0', ''],
    [
      'a value on its own line',
      'spec:\n  http:\n  - timeout:\n      5|\n',
      'spec.http.0.timeout',
      '5',
    ],
    [
      'a value in a flow map',
      'spec:\n  http:\n  - route: [{ destination: { host: re|, subset: v1 } }]\n',
      'spec.http.0.route.0.destination.host',
      're',
    ],
    ['the kind itself', 'status: |', 'status', ''],
  ])('%s', (_, marked, path, word) => {
    expect(read(marked)).toMatchObject({ type: 'value', path, word, needsDash: false })
  })

  it('asks for a space right behind a colon', () => {
    expect(read('spec:\n  http:\n  - timeout:|\n')).toMatchObject({
      type: 'value',
      path: 'spec.http.0.timeout',
      needsSpace: true,
    })
  })

  it.each([
    ['words', 'spec:\n  hosts:\n    |\n', 'value', 'spec.hosts.0'],
    ['messages', 'spec:\n  http:\n    ma|\n', 'key', 'spec.http.0'],
  ])('asks for a dash in a list of %s without items', (_, marked, type, path) => {
    expect(read(marked)).toMatchObject({ type, path, needsDash: true })
  })

  it.each([
    ['a comment', 'spec: # ht|\n'],
    ['a line of comment', '# ap|\n'],
    ['a document marker', '---|\n'],
    ['an alias', 'spec: *a|\n'],
    ['a dash without its space', 'spec:\n  hosts:\n  -|\n'],
    ['the text of a block scalar', 'spec:\n  http:\n  - name: >-\n      some te|xt\n'],
  ])('offers nothing in %s', (_, marked) => {
    expect(read(marked)).toBeUndefined()
  })

  it('knows the kind of an item of a List', () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n- ${HEAD.replaceAll('\n', '\n  ')}spec:\n    ho`
    const context = readCompletionContext(text, text.length)
    expect(context?.resource).toMatchObject({
      catalogueKind: 'VirtualService',
      base: ['items', 0],
    })
  })

  it('reads an empty document as its root', () => {
    expect(read('|', '---\n')).toMatchObject({ type: 'key', path: '', keys: '' })
  })
})
