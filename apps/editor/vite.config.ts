import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { CONTENT_SECURITY_POLICY } from '../cli/src/content-security-policy.ts'

const SERVICE_WORKER = 'service-worker'

export default defineConfig({
  plugins: [react(), keepEnglish(), preloadFonts(), listBuild()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    manifest: true,
    // The policy allows no font in a data address.
    assetsInlineLimit: 0,
    // A chunk may be as large as Monaco is; what counts is held by the size check.
    chunkSizeWarningLimit: 5_000,
    // The polyfill would be the one script that other pages' policies refuse.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', [SERVICE_WORKER]: 'src/offline/service-worker.ts' },
      output: {
        // The browser looks for a newer one under the same name.
        entryFileNames: ({ name }) =>
          name === SERVICE_WORKER ? '[name].js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'graph', test: /node_modules[\\/](@xyflow|d3-[a-z]+|classcat)[\\/]/ },
          ],
        },
      },
    },
  },
  // The policy of `meshdraft serve`, so that a preview meets the same borders.
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
})

/**
 * Leaves out the sentences of React Aria in other languages than English: the product speaks English,
 * and thirty languages cost more than the components.
 */
function keepEnglish(): Plugin {
  const isOtherLanguage =
    /[\\/](react-aria|react-aria-components|react-stately)[\\/].*[\\/](?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/
  return {
    name: 'meshdraft:keep-english',
    enforce: 'pre',
    load(id) {
      return isOtherLanguage.test(id) ? 'export default {}' : undefined
    },
  }
}

/** Asks for the two Latin faces at once, instead of after the style sheet has been read. */
function preloadFonts(): Plugin {
  return {
    name: 'meshdraft:preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        return Object.keys(bundle ?? {})
          .filter((name) => /(inter|jetbrains-mono)-latin-wght-normal-[^/]*\.woff2$/.test(name))
          .map((name) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              href: `/${name}`,
              as: 'font',
              type: 'font/woff2',
              crossorigin: true,
            },
            injectTo: 'head' as const,
          }))
      },
    },
  }
}

/**
 * Writes into the service worker which files to keep: all but the letters of rarer alphabets, which the
 * browser fetches where a text has them. The name of the whole changes with any of them.
 */
function listBuild(): Plugin {
  let outDir = 'dist'
  return {
    name: 'meshdraft:list-build',
    apply: 'build',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir)
    },
    closeBundle() {
      const worker = path.join(outDir, `${SERVICE_WORKER}.js`)
      const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(outDir, path.join(entry.parentPath, entry.name)))
        .map((name) => name.split(path.sep).join('/'))
        .filter((name) => !/^\.|\.(?:br|map)$|^service-worker\.js$/.test(name))
        .filter((name) => !/-(?:cyrillic|greek|vietnamese)[^/]*\.woff2$/.test(name))
        .toSorted()
      const hash = createHash('sha256').update(readFileSync(worker))
      for (const name of files) hash.update(name).update(readFileSync(path.join(outDir, name)))
      const build = {
        version: hash.digest('hex').slice(0, 16),
        files: files.map((name) => `/${name}`),
      }
      const code = readFileSync(worker, 'utf8')
      const written = code.replaceAll('MESHDRAFT_BUILD', () => JSON.stringify(build))
      if (written === code)
        throw new Error('The service worker has no place for the list of files.')
      writeFileSync(worker, written)
    },
  }
}
