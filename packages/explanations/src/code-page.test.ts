import { expect, it } from 'vitest'
import { describeCode } from '@meshdraft/analysis'
import { describeTools, shortenExample, writeCodePage } from './code-page.ts'
import { explain } from './index.ts'

it.each([
  ['CFG-001', 'No other tool reports it.'],
  ['YML-TAB', 'Other tools that report it: `kubectl`.'],
  ['YML-TOO-DEEP', 'No other tool reports it.'],
  ['CEL-01', 'Other tools that report it: the API server.'],
  [
    'VS-009',
    'Other tools that report it: Istio’s admission webhook, `istioctl validate` and `istioctl analyze` (IST0106).',
  ],
])('names the tools that report %s', (code, expected) => {
  expect(describeTools(describeCode(code))).toBe(expected)
})

it('shows of an example no more than can be read', () => {
  expect(shortenExample('a: b\n')).toBe('a: b')
  expect(shortenExample(`a: ${'b'.repeat(5_000)}`)).toMatch(/^a: b{117}… \(5003 characters\)$/)
  const long = Array.from({ length: 500 }, (_, i) => `- ${i}`).join('\n')
  expect(shortenExample(long).split('\n')).toHaveLength(61)
  expect(shortenExample(long)).toContain('\n# … 440 lines …\n')
})

it('fences an example so that nothing in it ends the block', () => {
  const row = describeCode('CFG-001')
  const explanation = explain('CFG-001')
  if (!explanation) throw new Error('CFG-001 is explained.')
  const page = writeCodePage(row, { ...explanation, fails: 'a: |\n  ```\n  text\n' }, 3)
  expect(page).toContain('````yaml\na: |\n  ```\n  text\n````\n')
  expect(page).toMatch(/^### CFG-001 UnknownSetting\n/)
})
