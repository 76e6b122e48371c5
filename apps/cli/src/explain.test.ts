import { describe, expect, it } from 'vitest'
import { tryCommand } from '../test/try-command.ts'
import { runExplain } from './explain.ts'

const explain = (...args: readonly string[]) => tryCommand(runExplain, ...args)

describe('explain', () => {
  it('says what a code means, with an example of either sort', async () => {
    const { status, out } = await explain('cfg-001')
    expect(status).toBe(0)
    expect(out).toContain('CFG-001 UnknownSetting')
    expect(out).toContain('How to fix it: ')
    expect(out).toMatch(/^Reported:\n {2}clusterdomain/m)
    expect(out).toMatch(/^Not reported:\n {2}clusterDomain/m)
  })

  it('says the same as JSON and Markdown', async () => {
    const json = await explain('CFG-001', '--format', 'json')
    expect(JSON.parse(json.out)).toMatchObject({
      code: 'CFG-001',
      layer: 'schema',
      severity: 'error',
      fails: 'clusterdomain: mesh.example.com\n',
    })
    const markdown = await explain('CFG-001', '--format', 'markdown')
    expect(markdown.out).toMatch(/^# CFG-001 UnknownSetting\n/)
    expect(markdown.out).toContain('```yaml\nclusterdomain')
  })

  it('lists the codes that a code of another tool stands for', async () => {
    const { out } = await explain('IST0106')
    expect(out).toContain('IST0106 stands for these:')
    expect(out).toMatch(/^VS-\d+ +admission +error/m)
    const json = await explain('IST0106', '--format', 'json')
    expect(JSON.parse(json.out).codes.length).toBeGreaterThan(10)
  })

  it.each([
    [['IST0110x'], 'IST01'],
    [['CFG-0O1'], 'CFG-001'],
    [['x'.repeat(500)], '--list'],
    [[], 'Name one code'],
    [['VS-001', 'VS-002'], 'Name one code'],
  ])('refuses %j with a way on', async (args, named) => {
    await expect(explain(...args)).rejects.toThrow(named)
  })
})
