// @ts-check
// Writes a brotli twin beside every text file of a build, so that the server only has to send it.
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  existsSync,
  copyFileSync,
} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { brotliCompressSync, constants } from 'node:zlib'
import { ROOT } from './steps.mjs'

const COMPRESSED = new Set(['.js', '.css', '.html', '.svg', '.json', '.webmanifest'])
const cache = path.join(ROOT, '.cache', 'brotli')
const folder = path.resolve(ROOT, process.argv[2] ?? 'apps/editor/dist')
mkdirSync(cache, { recursive: true })

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !COMPRESSED.has(path.extname(entry.name))) continue
  const file = path.join(entry.parentPath, entry.name)
  const bytes = readFileSync(file)
  // Monaco takes ten seconds at the best quality; its bytes rarely change between builds.
  const kept = path.join(cache, createHash('sha256').update(bytes).digest('hex'))
  if (!existsSync(kept)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
    writeFileSync(kept, brotliCompressSync(bytes, { params }))
  }
  copyFileSync(kept, `${file}.br`)
}
