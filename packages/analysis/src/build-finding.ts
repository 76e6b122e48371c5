import type { FieldPath } from '@meshdraft/yaml'
import type { Resource } from '@meshdraft/model'
import type { FindingExtra } from './analyzer.ts'
import { toResourceName } from './check-document.ts'
import { buildMessage, describeCode } from './codes.ts'
import type { Diagnostic } from './diagnostic.ts'
import { locateFinding } from './locate.ts'
import { toWrittenPath } from './written-path.ts'

/**
 * Builds a finding about a resource.
 *
 * @param path - in the resource, in the spelling of the reference; its value is what gets marked,
 * also where it is written under its proto name.
 * @param values - fill the message of the code table.
 */
export function buildFinding(
  resource: Resource,
  code: string,
  path: FieldPath,
  values: Readonly<Record<string, string | number>>,
  extra: FindingExtra = {},
): Diagnostic {
  const row = describeCode(code)
  const { document, documentId, basePath } = resource
  const fieldPath = [...basePath, ...path]
  const { sameAs } = extra
  return {
    documentId,
    range: locateFinding(
      document,
      [...basePath, ...toWrittenPath(resource.value, path)],
      extra.at ?? 'value',
    ),
    code,
    aliases: [...(extra.aliasesOnly ?? row.aliases), ...(extra.aliases ?? [])],
    layer: row.layer,
    severity: extra.severity ?? row.severity,
    message: buildMessage(row, values),
    resource: toResourceName(resource),
    fieldPath,
    docs: row.docs,
    fixes: extra.fixes ?? [],
    related: extra.related ?? [],
    ...(sameAs === undefined
      ? {}
      : {
          sameAs: sameAs.map((other) => ({
            code: other.code,
            ...(other.path === undefined ? {} : { fieldPath: [...basePath, ...other.path] }),
          })),
        }),
  }
}
