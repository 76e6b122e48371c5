import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: 'src/meshdraft.ts',
    outDir: 'dist',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'meshdraft.js', codeSplitting: false } },
  },
  // One file that runs where nothing is installed.
  ssr: { noExternal: true, target: 'node' },
})
