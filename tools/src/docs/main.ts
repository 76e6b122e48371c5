import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { buildPages, listUnexplained } from './build-pages.ts'

// `npm run docs [-- --check]`: writes docs/codes, or says which of its pages are out of date.

// Tools run in the root of the repository.
const folder = path.resolve('docs', 'codes')
const pages = buildPages()
const present = readPages()
const stale = [...new Set([...pages.keys(), ...present.keys()])].filter(
  (name) => pages.get(name) !== present.get(name),
)

if (process.argv.includes('--check')) {
  for (const name of stale) process.stdout.write(`docs/codes/${name} is out of date.\n`)
  if (stale.length > 0) process.exitCode = 1
} else {
  mkdirSync(folder, { recursive: true })
  for (const name of stale) {
    const text = pages.get(name)
    const file = path.join(folder, name)
    if (text === undefined) rmSync(file)
    else writeFileSync(file, text)
    process.stdout.write(`docs/codes/${name} ${text === undefined ? 'removed' : 'written'}\n`)
  }
}
const unexplained = listUnexplained()
if (unexplained.length > 0) {
  process.stdout.write(`${unexplained.length} codes are not explained: ${unexplained.join(', ')}\n`)
}

function readPages(): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true })
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]))
}
