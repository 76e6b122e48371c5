// @ts-check
// Holds the sizes promised to users: what the page loads before the graph can be used, and the worker.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { ROOT } from './steps.mjs'

// The worker holds every check: the validators of the CRDs, some 300 rules with their messages and
// fixes, and RE2 with its Unicode tables (a seventh of the code), because users' patterns run nowhere
// else. Explanations are not in it. It is fetched beside the page and compiled off its thread.
const LIMITS = { page: 300 * 1024, worker: 235 * 1024 }
const dist = path.join(ROOT, 'apps/editor/dist')
const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))

/** Chunks that the start and the graph need: static imports, and what the shell loads at once. */
const entries = Object.keys(manifest).filter(
  (key) =>
    (manifest[key].isEntry && key === 'index.html') || key.endsWith('canvas/GraphRegion.tsx'),
)
const page = new Set(entries.flatMap((key) => listFiles(key)))
const worker = readdirSync(path.join(dist, 'assets')).filter((name) =>
  /^engine\.worker-.*\.js$/.test(name),
)

const sizes = {
  page: sum([...page].map((file) => path.join(dist, file))),
  worker: sum(worker.map((name) => path.join(dist, 'assets', name))),
}
let isOver = worker.length === 0
for (const name of /** @type {const} */ (['page', 'worker'])) {
  const isTooLarge = sizes[name] > LIMITS[name]
  console.log(
    `${name}: ${kilobytes(sizes[name])} of ${kilobytes(LIMITS[name])} brotli${isTooLarge ? ' TOO LARGE' : ''}`,
  )
  isOver ||= isTooLarge
}
process.exitCode = isOver ? 1 : 0

/**
 * @param {string} key
 * @param {Set<string>} [seen]
 * @returns {string[]}
 */
function listFiles(key, seen = new Set()) {
  if (seen.has(key)) return []
  seen.add(key)
  const chunk = manifest[key]
  const imported = (chunk.imports ?? []).flatMap((/** @type {string} */ name) =>
    listFiles(name, seen),
  )
  return [chunk.file, ...(chunk.css ?? []), ...imported]
}

/** @param {readonly string[]} files */
function sum(files) {
  return files
    .map((file) => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size)
    .reduce((total, size) => total + size, 0)
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`
}
