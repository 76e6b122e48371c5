import { expect, it } from 'vitest'
import { describeUnread } from '@meshdraft/yaml'
import { listBytesLines } from './bytes-lines.ts'

const toBytes = (text: string) => Uint8Array.from(text, (it) => it.charCodeAt(0))

function list(bytes: Uint8Array) {
  const unread = describeUnread(bytes)
  if (!unread) throw new TypeError('The bytes are UTF-8.')
  return listBytesLines(bytes, unread)
}

it('marks the byte that is not UTF-8 in its line', () => {
  expect(list(toBytes('a: 1\r\nb: caf\u00E9 x\n'))).toEqual([
    { name: '1', before: 'a: 1', marked: '', after: '' },
    { name: '2', before: 'b: caf', marked: '\uFFFD', after: ' x' },
    { name: '3', before: '', marked: '', after: '' },
  ])
})

it('shows of a long file the lines around the place, and of a long line its start', () => {
  const lines = list(toBytes(`${'# x\n'.repeat(3_000)}b: \u00E9${'y'.repeat(5_000)}\n`))
  expect(lines).toHaveLength(501)
  const marked = lines.find((it) => it.marked !== '')
  expect(marked?.name).toBe('3001')
  expect(marked?.after).toHaveLength(401)
})

it('spells out what one does not see', () => {
  expect(list(toBytes('a: \u001B[2J\u00E9\n'))[0]).toMatchObject({ before: 'a: \\u001b[2J' })
})

it('shows the first bytes of what is no text as numbers', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 5_000 }, () => 0)])
  const lines = list(png)
  expect(lines).toHaveLength(64)
  expect(lines[0]?.name).toBe('00000000')
  expect(lines[0]?.before).toMatch(/^89 50 4e 47 (?:00 ){12} ·PNG·{12}$/)
  expect(lines[1]?.name).toBe('00000010')
})
