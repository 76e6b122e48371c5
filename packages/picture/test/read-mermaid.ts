// A flowchart as this package writes it, line by line; Mermaid's own grammar is far wider.
const LABEL = '"((?:[^"#%`<>$\\n]|%(?!%)|#\\d+;)+)"'
const NODE = new RegExp(
  `^ +(n\\d+)(?:\\[\\[${LABEL}\\]\\]|\\{\\{${LABEL}\\}\\}|\\(\\(${LABEL}\\)\\)|\\(\\[${LABEL}\\]\\)|\\[/${LABEL}\\\\\\]|\\[${LABEL}\\]|\\(${LABEL}\\)|>${LABEL}\\])(?::::([a-zA-Z]+))?$`,
)
const EDGE = new RegExp(`^ {2}(n\\d+) (-->|---|-\\.->)(?:\\|${LABEL}\\|)? (n\\d+)$`)
const SUBGRAPH = new RegExp(`^ {2}subgraph (g\\d+)\\[${LABEL}\\]$`)
const CLASS = /^ {2}classDef ([a-zA-Z]+) [a-z]+:#[0-9a-f]{6}(?:,[a-z-]+:[#0-9a-z ]+)*$/
const TITLE = /^title: "(?:[^"\\%#<>`]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}|\\[\\"])*"$/

export interface MermaidChart {
  readonly nodes: ReadonlyMap<string, { readonly label: string; readonly kind: string | undefined }>
  readonly edges: readonly {
    readonly from: string
    readonly arrow: string
    readonly label: string | undefined
    readonly to: string
  }[]
  readonly subgraphs: readonly string[]
  readonly classes: readonly string[]
}

/**
 * Reads a chart by a grammar of its own.
 *
 * @throws SyntaxError for any line that is none of the few that are written.
 */
export function readMermaid(text: string): MermaidChart {
  const lines = text.replace(/\n$/, '').split('\n')
  if (lines[0] === '---') {
    if (!TITLE.test(lines[1] ?? '') || lines[2] !== '---') throw new SyntaxError('front matter')
    lines.splice(0, 3)
  }
  if (lines.shift() !== 'flowchart LR') throw new SyntaxError('No flowchart.')
  const nodes = new Map<string, { label: string; kind: string | undefined }>()
  const edges: { from: string; arrow: string; label: string | undefined; to: string }[] = []
  const subgraphs: string[] = []
  const classes: string[] = []
  let isInside = false
  for (const line of lines) {
    const node = NODE.exec(line)
    const edge = EDGE.exec(line)
    const subgraph = SUBGRAPH.exec(line)
    const className = CLASS.exec(line)
    if (node) {
      const [, id = '', ...rest] = node
      const label = rest.slice(0, 8).find((part) => part !== undefined) ?? ''
      if (nodes.has(id)) throw new SyntaxError(`${id} twice`)
      nodes.set(id, { label: decode(label), kind: rest[8] })
    } else if (edge) {
      const [, from = '', arrow = '', label, to = ''] = edge
      edges.push({ from, arrow, label: label && decode(label), to })
    } else if (subgraph && !isInside) {
      isInside = true
      subgraphs.push(decode(subgraph[2] ?? ''))
    } else if (line === '  end' && isInside) isInside = false
    else if (className) classes.push(className[1] ?? '')
    else throw new SyntaxError(`Not a line of a chart: ${line}`)
  }
  if (isInside) throw new SyntaxError('A subgraph without end.')
  for (const { from, to } of edges) {
    if (!nodes.has(from) || !nodes.has(to))
      throw new SyntaxError(`An edge to nothing: ${from} ${to}`)
  }
  return { nodes, edges, subgraphs, classes }
}

function decode(label: string): string {
  return label.replaceAll(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}
