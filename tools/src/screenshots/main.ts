// `npm run screenshots [-- --only STATE,STATE]`: takes pictures of the built editor: those of the
// README, and every state of the editor in every look and window size. Those stay outside the
// repository.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { findRoot, launchBrowser } from '../bench/browser/browser.ts'
import { PICTURES } from './pictures.ts'
import { NOT_YET, takeStatePictures } from './state-pictures.ts'
import { takePicture } from './take-picture.ts'

const root = findRoot()
const program = path.join(root, 'apps/cli/dist/meshdraft.js')
const folder = path.join(root, 'docs/screenshots')
const stateFolder = path.join(root, '.cache/screenshots')
const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const only = new Set(options.only.split(',').filter((name) => name !== ''))

if (existsSync(program)) {
  mkdirSync(folder, { recursive: true })
  mkdirSync(stateFolder, { recursive: true })
  const server = spawn(process.execPath, [program, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const browser = await launchBrowser()
  try {
    const address = await readAddress(server.stdout)
    for (const picture of PICTURES) {
      if (only.size > 0) break
      const file = path.join(folder, `${picture.name}.png`)
      await takePicture(browser, address, picture, file)
      console.log(`${path.relative(root, file)}: ${Math.round(statSync(file).size / 1024)} KB`)
    }
    await takeStatePictures({
      browser,
      address,
      only,
      toFile(name) {
        console.log(`${path.relative(root, stateFolder)}/${name}.png`)
        return path.join(stateFolder, `${name}.png`)
      },
    })
    for (const [name, part] of NOT_YET) {
      console.log(`${name}: not taken, because ${part} are not yet part of the product.`)
    }
  } finally {
    await browser.close()
    server.kill()
  }
} else {
  console.error('The editor is not built. Run `npm run build` first.')
  process.exitCode = 2
}

/** Reads from the first line of the server where it can be reached. */
function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    output.setEncoding('utf8')
    output.on('data', (part: string) => {
      text += part
      const address = /https?:\/\/\S+/.exec(text)?.[0]
      if (address !== undefined) resolve(address)
    })
    output.on('end', () => reject(new Error(`The server ended before it could be used: ${text}`)))
  })
}
