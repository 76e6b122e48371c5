import process from 'node:process'
import { defineConfig } from '@playwright/test'

/** What a story is operated with; see `hand.ts`. */
interface HandOption {
  readonly handName: 'mouse' | 'keyboard'
}

const PORT = Number(process.env['MESHDRAFT_E2E_PORT'] ?? 4179)
const executablePath = process.env['MESHDRAFT_CHROMIUM']

export default defineConfig<HandOption>({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // Two cores: more browsers than that only make each other late.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: process.env['CI'] ? 1 : 0,
  // A story takes 2 to 10 s alone; on a machine that is busy with other work, much longer.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // The JSON report would go to the screen if it had no file to go to.
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  projects: [
    { name: 'mouse' },
    // The same stories again, for those who use no mouse.
    // Keys take more steps, each of which is answered before the next.
    {
      name: 'keyboard',
      grep: /@both-hands/,
      timeout: 240_000,
      use: { handName: 'keyboard' },
    },
  ],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    // Recording slows a story down, so only one that is told again is recorded.
    trace: 'on-first-retry',
    permissions: ['clipboard-read', 'clipboard-write'],
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node ../apps/cli/dist/meshdraft.js serve --port ${PORT} --sample bookshop`,
    url: `http://127.0.0.1:${PORT}/index.html`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
})
