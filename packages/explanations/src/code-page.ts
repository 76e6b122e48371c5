import type { CodeDescription } from '@meshdraft/analysis'
import type { Explanation } from './explanation.ts'

/** A tool that reports a finding, with the code it uses. */
export interface ReportingTool {
  readonly name: string
  /** Absent where the tool gives its messages no codes. */
  readonly code?: string
}

/** What its reader of YAML, or the JSON made of it, refuses. */
const REFUSED_BY_KUBECTL: ReadonlySet<string> = new Set([
  'YML-ALIAS-CYCLE',
  'YML-BINARY',
  'YML-ESCAPE',
  'YML-MERGE-CONFLICT',
  'YML-NOT-TEXT',
  'YML-NOT-UTF-8',
  'YML-NOT-YAML',
  'YML-NUL',
  'YML-NUMBER-RANGE',
  'YML-SYNTAX',
  'YML-TAB',
  'YML-UNCLOSED',
  'YML-UNKNOWN-ANCHOR',
  'YML-UNQUOTED-WILDCARD',
  'YML-UTF-16',
])

/** Lists the tools that report what a code of ours stands for. */
export function listTools({ code, layer, severity, aliases }: CodeDescription): ReportingTool[] {
  const tools: ReportingTool[] = []
  if (REFUSED_BY_KUBECTL.has(code)) tools.push({ name: '`kubectl`' })
  if (layer === 'schema' && !code.startsWith('CFG-')) {
    tools.push({ name: 'the API server' })
  }
  if (layer === 'admission' && severity !== 'info') {
    tools.push({ name: 'Istio’s admission webhook' }, { name: '`istioctl validate`' })
  }
  for (const name of [code, ...aliases]) {
    if (name.startsWith('IST')) tools.push({ name: '`istioctl analyze`', code: name })
    if (name.startsWith('KIA')) tools.push({ name: 'Kiali', code: name })
  }
  return tools
}

/** Says in a sentence which tools report a code. */
export function describeTools(row: CodeDescription): string {
  const tools = listTools(row).map(({ name, code }) =>
    code === undefined ? name : `${name} (${code})`,
  )
  const last = tools.pop()
  if (last === undefined) return 'No other tool reports it.'
  return tools.length === 0
    ? `Other tools that report it: ${last}.`
    : `Other tools that report it: ${tools.join(', ')} and ${last}.`
}

/** Says in a sentence for which versions of Istio a code is reported; empty where for all. */
export function describeVersions({ since, until }: CodeDescription): string {
  if (since !== undefined && until !== undefined) {
    return `Reported for Istio ${since} and later, before ${until}.`
  }
  if (since !== undefined) return `Reported for Istio ${since} and later.`
  return until === undefined ? '' : `Reported for Istio before ${until}.`
}

/**
 * Writes what there is to know about a code as Markdown, a heading first.
 *
 * @param explanation - absent: the page says what the table of codes says.
 * @param level - of the heading, from 1.
 */
export function writeCodePage(
  row: CodeDescription,
  explanation: Explanation | undefined,
  level = 1,
): string {
  const { code, name, layer, severity, docs } = row
  const facts = [`Layer ${layer}, severity ${severity}.`, describeTools(row), describeVersions(row)]
  const blocks = [`${'#'.repeat(level)} ${code} ${name}`, facts.filter(Boolean).join(' ')]
  if (explanation) {
    const { what, why, howToFix, fails, passes, path } = explanation
    const file = path === undefined ? '' : ` (\`${path}\`)`
    blocks.push(
      what,
      why,
      `**How to fix it.** ${howToFix}`,
      `Reported${file}:`,
      fence(fails),
      `Not reported${file}:`,
      fence(passes),
    )
    if (explanation.noFixBecause !== undefined) {
      blocks.push(`**Why no fix is offered.** ${explanation.noFixBecause}`)
    }
  }
  blocks.push(`[Reference](${docs})`)
  return `${blocks.join('\n\n')}\n`
}

const LONGEST_LINE = 120
const MOST_LINES = 60

/** Yields an example as it is shown: examples of limits are too long to read whole. */
export function shortenExample(text: string): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.length > LONGEST_LINE
        ? `${line.slice(0, LONGEST_LINE)}… (${line.length} characters)`
        : line,
    )
  if (lines.length <= MOST_LINES) return lines.join('\n')
  const shown = MOST_LINES / 2
  const left = lines.length - 2 * shown
  return [...lines.slice(0, shown), `# … ${left} lines …`, ...lines.slice(-shown)].join('\n')
}

/** A block of YAML; the fence is longer than any in the text. */
function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const mark = '`'.repeat(longest + 1)
  return `${mark}yaml\n${shortenExample(text)}\n${mark}`
}
