import type { CheckResult, Finding } from './findings.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

/** Yields the findings as a SARIF 2.1.0 log with one run. */
export function toSarif({ diagnostics }: CheckResult): unknown {
  const rules = new Map(diagnostics.map((finding) => [finding.code, finding.docs]))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'meshdraft',
            rules: [...rules].map(([id, helpUri]) => ({ id, helpUri })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(toResult),
      },
    ],
  }
}

function toResult(finding: Finding): unknown {
  return {
    ruleId: finding.code,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: toLocation(finding) }],
    relatedLocations: finding.related.map((related, id) => ({
      id,
      message: { text: related.message },
      physicalLocation: toLocation(related),
    })),
    fixes: finding.fixes.map((fix) => ({
      description: { text: fix.title },
      artifactChanges: fix.edits.map((edit) => ({
        artifactLocation: { uri: toUri(edit.file) },
        replacements: [
          { deletedRegion: toRegion(edit.range), insertedContent: { text: edit.text } },
        ],
      })),
    })),
  }
}

function toLocation({ file, range }: Pick<Finding, 'file' | 'range'>): unknown {
  return { artifactLocation: { uri: toUri(file) }, region: toRegion(range) }
}

function toRegion({ start, end }: Finding['range']): unknown {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  }
}

function toUri(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}
