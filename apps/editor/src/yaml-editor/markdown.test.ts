import { describe, expect, it } from 'vitest'
import { escapeMarkdown, toCode, toLink } from './markdown.ts'

describe('text of users in Markdown', () => {
  it.each([
    ['[x](command:a)', String.raw`\[x\]\(command\:a\)`],
    ['<img src=x>', String.raw`\<img src\=x\>`],
    ['a*b_c', String.raw`a\*b\_c`],
    ['![x](https://a)', String.raw`\!\[x\]\(https\://a\)`],
  ])('%s is shown as it is', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected)
  })

  it.each([
    ['v1', '`v1`'],
    ['a`b', '``a`b``'],
    ['`a`', '`` `a` ``'],
    ['a\nb', '`a b`'],
  ])('%j cannot end its code early', (text, expected) => {
    expect(toCode(text)).toBe(expected)
  })

  it.each([
    ['https://istio.io/latest/', '[Reference](https://istio.io/latest/)'],
    ['javascript:alert(1)', 'Reference'],
    ['command:x', 'Reference'],
    ['not an address', 'Reference'],
  ])('%s becomes a link only as a web page', (address, expected) => {
    expect(toLink('Reference', address)).toBe(expected)
  })
})
