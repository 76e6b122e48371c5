import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { CODES } from '@meshdraft/analysis'
import { buildPages } from './build-pages.ts'

const FOLDER = fileURLToPath(new URL('../../../docs/codes', import.meta.url))

it('the pages about codes say what the table of codes says; `npm run docs` writes them', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))
  const present = names.map(
    (name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')] as const,
  )
  const built = buildPages()
  const stale = present.filter(([name, text]) => built.get(name) !== text).map(([name]) => name)
  expect(stale).toEqual([])
  expect(names.toSorted()).toEqual([...built.keys()].toSorted())
})

it('each code has one place, and the index leads there', () => {
  const pages = buildPages()
  const index = pages.get('README.md') ?? ''
  for (const code of CODES.keys()) {
    const anchor = `<a id="${code.toLowerCase()}"></a>`
    const places = [...pages].filter(([, text]) => text.includes(anchor)).map(([name]) => name)
    expect(places).toHaveLength(1)
    expect(index).toContain(`[${code}](${places[0]}#${code.toLowerCase()})`)
  }
})
