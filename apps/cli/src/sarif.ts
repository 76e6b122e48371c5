import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describeCode } from '@meshdraft/analysis'
import { explain, writeCodePage } from '@meshdraft/explanations'
import { version } from '../package.json'
import type { CheckResult, Finding, Suppressed } from './findings.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

/**
 * Yields the findings as a SARIF 2.1.0 log with one run. Paths are relative to the working folder;
 * what is suppressed is there and marked so; checks that could not run are notifications.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif({ diagnostics, suppressed, skipped, settings }: CheckResult): unknown {
  const all: readonly (Finding | Suppressed)[] = [...diagnostics, ...suppressed]
  const ruleIndices = new Map([...new Set(all.map(({ code }) => code))].map((code, i) => [code, i]))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'meshdraft',
            version,
            rules: [...ruleIndices.keys()].map((code) => toRule(code)),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: skipped.map(({ check, codes, missingKinds }) => ({
              level: 'note',
              message: {
                text: `Not checked: ${codes.join(', ')} (${check}); no ${missingKinds.join(', ')} in these files.`,
              },
            })),
          },
        ],
        properties: { istioVersion: settings.istioVersion },
        columnKind: 'utf16CodeUnits',
        results: all.map((finding) => toResult(finding, ruleIndices.get(finding.code) ?? 0)),
      },
    ],
  }
}

function toRule(code: string): unknown {
  const row = describeCode(code)
  const explanation = explain(code)
  const text = explanation?.what ?? row.name
  return {
    id: code,
    name: row.name,
    shortDescription: { text },
    fullDescription: { text: explanation ? `${explanation.what} ${explanation.why}` : text },
    help: {
      text: explanation?.howToFix ?? row.docs,
      markdown: writeCodePage(row, explanation, 2),
    },
    helpUri: row.docs,
    defaultConfiguration: { level: LEVELS[row.severity] },
    properties: { tags: [row.layer, ...row.aliases] },
  }
}

function toResult(finding: Finding | Suppressed, ruleIndex: number): unknown {
  return {
    ruleId: finding.code,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: toLocation(finding), ...toLogicalLocations(finding) }],
    relatedLocations: finding.related.map((related, id) => ({
      id,
      message: { text: related.message },
      physicalLocation: toLocation(related),
    })),
    fixes: finding.fixes.map(toFix),
    ...('by' in finding && {
      suppressions: [
        {
          // An annotation stands in the manifest itself.
          kind: finding.by === 'annotation' ? 'inSource' : 'external',
          ...(finding.reason !== undefined && { justification: finding.reason }),
        },
      ],
    }),
    properties: { aliases: finding.aliases, path: finding.path },
  }
}

/** The changes of one file belong together. */
function toFix({ title, edits }: Finding['fixes'][number]): unknown {
  const files = [...new Set(edits.map(({ file }) => file))]
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: toArtifact(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({
          deletedRegion: toRegion(edit.range),
          insertedContent: { text: edit.text },
        })),
    })),
  }
}

function toLogicalLocations({ resource }: Finding): object {
  if (!resource) return {}
  const { kind, namespace, name } = resource
  const fullyQualifiedName = [kind, namespace, name].filter(Boolean).join('/')
  return { logicalLocations: [{ fullyQualifiedName, kind: 'resource' }] }
}

function toLocation({ file, range }: Pick<Finding, 'file' | 'range'>): unknown {
  return { artifactLocation: toArtifact(file), region: toRegion(range) }
}

function toRegion({ start, end }: Finding['range']): unknown {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  }
}

/** A path below the working folder is relative, as code hosts expect; others are whole URLs. */
function toArtifact(file: string): unknown {
  const relative = path.relative('.', file)
  const isBelow = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  if (!isBelow) return { uri: pathToFileURL(file).href }
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}
