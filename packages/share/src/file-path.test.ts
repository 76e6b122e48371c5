import { describe, expect, it } from 'vitest'
import { findPathProblem } from './file-path.ts'
import { encodeLink } from './link.ts'

describe('a path of a link', () => {
  it.each(['a.yaml', 'routes/shop.yml', 'a b/c.JSON', 'ä/ö.yaml', '.meshdraft.yaml', 'con-a.yaml'])(
    'may be written: %s',
    (path) => {
      expect(findPathProblem(path)).toBeUndefined()
    },
  )

  it.each([
    '',
    '/a.yaml',
    '//a.yaml',
    '../a.yaml',
    'a/../../b.yaml',
    './a.yaml',
    'a//b.yaml',
    'a\\b.yaml',
    'C:/a.yaml',
    'C:a.yaml',
    'a.yaml:stream',
    'a\u0000.yaml',
    'a\n.yaml',
    'a\u202e.yaml',
    'CON.yaml',
    'a/nul.yaml',
    'com1.yaml',
    'LPT9.json',
    'aux/a.yaml',
    '.git/config.yaml',
    '.github/workflows/a.yaml',
    'a/.b.yaml',
    'a/.meshdraft.yaml',
    'a ./b.yaml',
    'a./b.yaml',
    ' a.yaml',
    'a.yaml.',
    'a?.yaml',
    'a*.yaml',
    'Makefile',
    'a.sh',
    `${'a'.repeat(260)}.yaml`,
  ])('must not be written: %j', (path) => {
    expect(findPathProblem(path)).toBeTypeOf('string')
  })

  it('that a link would not bring back is refused when the link is made', () => {
    const files = [{ path: 'a\\b.yaml', text: '' }]
    expect(encodeLink({ name: 'x', files })).toEqual({
      ok: false,
      reason: 'unsafe-path',
      path: 'a\\b.yaml',
    })
  })
})
