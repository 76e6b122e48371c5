// @ts-check
// `npm run conformance|bench|fuzz|screenshots`: bundles tools/src/NAME/main.ts for Node and runs it.
import path from 'node:path'
import process from 'node:process'
import { build } from 'vite'
import { ROOT, generate, run } from './steps.mjs'

const [name = '', ...args] = process.argv.slice(2)
const outDir = path.join(ROOT, 'tools', 'dist', name)

if (!generate()) process.exit(1)
await build({
  root: path.join(ROOT, 'tools'),
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: path.join(ROOT, 'tools', 'src', name, 'main.ts'),
    outDir,
    target: 'node20',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'main.js' } },
  },
  ssr: { noExternal: [/^@meshdraft\//, /^re2js/], target: 'node' },
})
// A relative folder on the command line means relative to where the command was given.
process.exitCode = run(process.execPath, [path.join(outDir, 'main.js'), ...args]) ? 0 : 1
