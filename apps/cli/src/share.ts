import path from 'node:path'
import process from 'node:process'
import { findSecrets, redact } from '@meshdraft/secrets'
import type { SecretFinding } from '@meshdraft/secrets'
import { encodeLink, findPathProblem } from '@meshdraft/share'
import type { Design, DesignFile, EncodeResult } from '@meshdraft/share'
import { parseArguments } from './arguments.ts'
import { readInputs, STANDARD_INPUT } from './read-inputs.ts'
import { escapeControls } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Where `meshdraft serve` is found when no port is asked for. */
const DEFAULT_BASE = 'http://127.0.0.1:4173/'

/**
 * `meshdraft share`: prints a link that carries the files. Exit status 1, and no link, when the files
 * hold secrets and nothing was said about them.
 */
export async function runShare(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    baseline: { type: 'string' },
    base: { type: 'string', default: DEFAULT_BASE },
    redact: { type: 'boolean', default: false },
    'include-secrets': { type: 'boolean', default: false },
  })
  if (values.redact && values['include-secrets']) {
    throw new UsageError('--redact and --include-secrets exclude each other.')
  }
  const base = readBase(values.base)
  const design = await readDesign(positionals, values.baseline)
  const findings = [...design.files, ...(design.baseline ?? [])].flatMap(findSecrets)
  if (findings.length > 0 && !values.redact && !values['include-secrets']) {
    process.stderr.write(describeFindings(findings))
    return 1
  }
  const encoded = encodeLink(values.redact ? redactDesign(design) : design)
  if (!encoded.ok) throw new UsageError(describeOverflow(encoded))
  process.stdout.write(`${base}#${encoded.fragment}\n`)
  return 0
}

function readBase(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined
  const isAddress = url !== undefined && /^https?:$/.test(url.protocol)
  if (!isAddress || url.username !== '' || url.password !== '') {
    throw new UsageError(
      `--base takes the address of an editor, http or https; “${given}” is none.`,
    )
  }
  return `${url.origin}${url.pathname}${url.search}`
}

async function readDesign(
  paths: readonly string[],
  baselinePath: string | undefined,
): Promise<Design> {
  const files = await readFiles(paths)
  const [first = ''] = paths
  const name = path.basename(path.resolve(first)).replace(/\.(?:ya?ml|json)$/i, '')
  if (baselinePath === undefined) return { name, files }
  const baseline = await readFiles([baselinePath])
  const [file, ...more] = baseline
  const [present] = files
  // One file is compared with one file, whatever their names.
  if (file && present && more.length === 0 && files.length === 1) {
    return { name, files, baseline: [{ path: present.path, text: file.text }] }
  }
  return { name, files, baseline }
}

/** Reads files under their paths below the folder that all of them are in. */
async function readFiles(paths: readonly string[]): Promise<readonly DesignFile[]> {
  const { files, refused } = await readInputs(paths)
  const [unread] = refused
  if (unread) throw new UsageError(`${unread.path}: ${unread.issue.message}`)
  if (files.length === 0) throw new UsageError(`${paths.join(', ')}: no YAML or JSON is there.`)
  const [only] = paths
  const isOneFolder = paths.length === 1 && files[0]?.path !== only
  const root = isOneFolder
    ? path.resolve(only ?? '')
    : findCommonFolder(files.map((file) => path.resolve(file.path)))
  const named = files.map((file) => ({
    path:
      file.path === STANDARD_INPUT
        ? 'stdin.yaml'
        : path.relative(root, path.resolve(file.path)).split(path.sep).join('/'),
    text: file.text,
  }))
  return leaveOut(named)
}

/** Leaves out, with a line for each, what `meshdraft open` would not write: it refuses the whole link. */
function leaveOut(files: readonly DesignFile[]): readonly DesignFile[] {
  const kept = files.filter((file) => {
    const problem = findPathProblem(file.path)
    if (problem === undefined) return true
    process.stderr.write(
      escapeControls(`meshdraft: “${file.path}” is left out of the link: it ${problem}.`) + '\n',
    )
    return false
  })
  if (kept.length === 0) throw new UsageError('There is no file that a link may carry.')
  return kept
}

function findCommonFolder(filePaths: readonly string[]): string {
  const [first = [], ...rest] = filePaths.map((filePath) => path.dirname(filePath).split(path.sep))
  let length = first.length
  for (const parts of rest) {
    const differs = first.findIndex((part, i) => parts[i] !== part)
    if (differs !== -1) length = Math.min(length, differs)
  }
  return first.slice(0, length).join(path.sep) || path.sep
}

function redactDesign({ name, files, baseline }: Design): Design {
  const hide = (all: readonly DesignFile[]) =>
    all.map((file) => ({ path: file.path, text: redact(file.text, findSecrets(file)) }))
  return { name, files: hide(files), ...(baseline && { baseline: hide(baseline) }) }
}

/** Lists where secrets stand and what they are; never their values. */
function describeFindings(findings: readonly SecretFinding[]): string {
  const lines = findings.map(({ filePath, line, column, title }) =>
    escapeControls(`${filePath}:${line}:${column}  ${title}`),
  )
  const unique = [...new Set(lines)]
  const count = unique.length === 1 ? 'a secret' : `${unique.length} secrets`
  return `${unique.join('\n')}\nmeshdraft: the files hold ${count}; no link was made. --redact hides them in the link, --include-secrets leaves them in.\n`
}

function describeOverflow(overflow: Exclude<EncodeResult, { readonly ok: true }>): string {
  if (overflow.reason === 'unsafe-path') return `The path “${overflow.path}” cannot be in a link.`
  const { size, limit, unit } = overflow
  return `The design needs ${size} ${unit}; a link carries ${limit}. Share fewer files.`
}
