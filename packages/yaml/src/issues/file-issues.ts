import type { YamlIssue } from '../document.ts'
import { byteLength } from '../encoding.ts'
import { LIMITS } from '../limits.ts'
import { createIssue } from './text-issues.ts'

/**
 * Finds limits that a file breaks as a whole, before its documents are parsed. With an error among
 * the issues the file is kept and shown as text, and its documents are not to be parsed.
 *
 * @param documents - how many tiles `splitDocuments(text)` has.
 * @returns issues whose ranges stand at the start of the file.
 */
export function findFileIssues(text: string, documents: number): YamlIssue[] {
  const range = { start: 0, end: 0 }
  const bytes = byteLength(text)
  const issues: YamlIssue[] = []
  if (bytes > LIMITS.fileBytes) {
    const message = `The file has ${bytes} bytes, and at most ${LIMITS.fileBytes} are read; split it.`
    issues.push(createIssue({ code: 'YML-TOO-LARGE', range, message }))
  } else if (bytes > LIMITS.fileBytesWarning) {
    const message = `The file has ${bytes} bytes, more than the API server takes in one request (${LIMITS.fileBytesWarning}); apply it in parts.`
    issues.push(createIssue({ code: 'YML-TOO-LARGE', severity: 'warning', range, message }))
  }
  if (documents > LIMITS.documentsPerFile) {
    const message = `The file has ${documents} documents, and at most ${LIMITS.documentsPerFile} are read; split it.`
    issues.push(createIssue({ code: 'YML-TOO-MANY-DOCUMENTS', range, message }))
  }
  return issues
}
