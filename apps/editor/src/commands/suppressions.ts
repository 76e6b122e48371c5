import {
  insertValue,
  planSteps,
  readValue,
  removeValue,
  setValue,
  shiftEdits,
} from '@meshdraft/yaml'
import type { EditStep, FieldPath, PlainValue, YamlDocument } from '@meshdraft/yaml'
import {
  KIALI_IGNORE_ANNOTATION,
  REASON_ANNOTATION,
  SUPPRESS_ANNOTATION,
} from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import { formatResourcePattern, toResourcePattern } from '@meshdraft/engine'
import type { SuppressedFinding } from '@meshdraft/engine'
import { parseDocumentId } from '@meshdraft/model'
import { describeReadOnly, isStale } from '../store/design-state.ts'
import type { DesignData, Selection, SuppressionPlace } from '../store/design-state.ts'
import { readDocument } from '../store/edit-document.ts'
import { findDocument } from '../store/workspace-file.ts'
import { findSettingsDocument, planSettings } from './settings-file.ts'
import type { ChangePlan } from './settings-file.ts'

/** Says why a finding cannot be suppressed at all; `undefined` when it can. */
export function findSuppressionObstacle(
  state: DesignData,
  diagnostic: Diagnostic,
): string | undefined {
  return (
    findObstacle(state, diagnostic, 'settings') && findObstacle(state, diagnostic, 'annotation')
  )
}

/** Says why a finding cannot be suppressed at a place; `undefined` when it can. */
export function findObstacle(
  state: DesignData,
  { layer, code, resource }: Diagnostic,
  place: SuppressionPlace,
): string | undefined {
  const readOnly = describeReadOnly(state)
  if (readOnly !== undefined) return readOnly
  if (code.startsWith('CFG-')) return 'It is about the settings themselves.'
  if (layer === 'syntax') return 'What cannot be read is always reported.'
  if (!resource || !/^[^\s/*]+$/.test(resource.name)) return 'It belongs to no object with a name.'
  if (place === 'settings' || layer === 'analysis') return undefined
  return layer === 'schema'
    ? 'The API server checks it, and no annotation changes what it takes.'
    : 'Istio’s webhook checks it, and no annotation changes what it takes.'
}

/** The annotation that suppresses a finding, and the codes it lists. */
export function nameAnnotation({ code, aliases }: Pick<Diagnostic, 'code' | 'aliases'>): {
  readonly name: string
  readonly codes: readonly string[]
} {
  const isOfKiali = (name: string) => name.startsWith('KIA')
  // One finding may be two for istioctl; suppressing the one would bring up the other.
  return isOfKiali(code)
    ? { name: KIALI_IGNORE_ANNOTATION, codes: [code, ...aliases].filter(isOfKiali) }
    : { name: SUPPRESS_ANNOTATION, codes: [code, ...aliases].filter((it) => !isOfKiali(it)) }
}

/** What the settings call the object of a finding, e.g. `VirtualService shop/web`. */
export function nameForSettings(state: DesignData, { resource }: Diagnostic): string {
  if (!resource) return ''
  const { defaultNamespace } = state.view.settings.mesh
  return formatResourcePattern(toResourcePattern(resource, defaultNamespace))
}

/** Yields the findings that leaving out one of them leaves out with it: the object's, of the same codes. */
export function listSuppressed(
  state: DesignData,
  diagnostic: Diagnostic,
  place: SuppressionPlace,
): readonly Diagnostic[] {
  const codes = new Set(place === 'settings' ? [diagnostic.code] : nameAnnotation(diagnostic).codes)
  const object = nameForSettings(state, diagnostic)
  return (state.view.diagnosticsByDocument.get(diagnostic.documentId) ?? []).filter(
    (other) =>
      findObstacle(state, other, place) === undefined &&
      [other.code, ...other.aliases].some((code) => codes.has(code)) &&
      nameForSettings(state, other) === object,
  )
}

/** Plans that a finding is left out from now on, with an optional reason. */
export function planSuppression(
  state: DesignData,
  diagnostic: Diagnostic,
  place: SuppressionPlace,
  reason: string,
): ChangePlan {
  const obstacle = findObstacle(state, diagnostic, place)
  if (obstacle !== undefined) return { ok: false, message: obstacle }
  const why = reason.trim()
  return place === 'settings'
    ? planEntry(state, diagnostic, why)
    : planAnnotation(state, diagnostic, why)
}

function planEntry(state: DesignData, diagnostic: Diagnostic, reason: string): ChangePlan {
  const entry = {
    code: diagnostic.code,
    resource: nameForSettings(state, diagnostic),
    ...(reason !== '' && { reason }),
  }
  return planSettings(state, [
    (document) => {
      const list = readValue(document, ['suppress'])
      if (list === undefined || list === null) return setValue(document, ['suppress'], [entry])
      return insertValue(document, ['suppress', Array.isArray(list) ? list.length : 0], entry)
    },
  ])
}

function planAnnotation(state: DesignData, diagnostic: Diagnostic, reason: string): ChangePlan {
  const { name, codes } = nameAnnotation(diagnostic)
  const place = findAnnotations(state, diagnostic)
  if (!place) return NOT_THERE
  const { document, path } = place
  const present = readValue(document, [...path, name])
  const steps: EditStep[] = [
    (it) => setValue(it, [...path, name], joinWords(present, codes, ',')),
    ...(reason === ''
      ? []
      : [
          (it: YamlDocument) => {
            const said = readValue(it, [...path, REASON_ANNOTATION])
            return setValue(it, [...path, REASON_ANNOTATION], joinWords(said, [reason], '; '))
          },
        ]),
  ]
  return toChangePlan(state, diagnostic, planSteps(document, steps))
}

const NOT_THERE: ChangePlan = { ok: false, message: 'The object is not there any more.' }

/** Says where a finding is left out: the place to look at. */
export function findSuppressionPlace(
  state: DesignData,
  { diagnostic, by }: SuppressedFinding,
): Selection | undefined {
  if (by === 'annotation') {
    const place = findAnnotations(state, diagnostic)
    if (!place) return undefined
    const { documentId } = diagnostic
    const path = findAnnotationOf(place, diagnostic)?.path ?? place.path
    return { documentId, path, origin: 'problems' }
  }
  const documentId = findSettingsDocument(state.files)
  const document = documentId && readDocument(state, documentId)
  if (!documentId || !document) return undefined
  const index = findEntry(state, document, diagnostic)
  const path = by === 'severity' ? ['severity'] : ['suppress', ...(index === -1 ? [] : [index])]
  return { documentId, path, origin: 'problems' }
}

/**
 * Plans that a finding is reported again.
 *
 * @returns a failure where it is left out together with others: by a pattern, or by its severity.
 */
export function planReport(state: DesignData, suppressed: SuppressedFinding): ChangePlan {
  const { diagnostic, by } = suppressed
  const readOnly = describeReadOnly(state)
  if (readOnly !== undefined) return { ok: false, message: readOnly }
  if (by === 'annotation') return planAnnotationAway(state, diagnostic)
  const documentId = findSettingsDocument(state.files)
  const document = documentId && readDocument(state, documentId)
  const index = document && by === 'suppress' ? findEntry(state, document, diagnostic) : -1
  if (index === -1) return { ok: false, message: 'The settings leave it out together with others.' }
  const list = document && readValue(document, ['suppress'])
  const isOnly = Array.isArray(list) && list.length === 1
  return planSettings(state, [(it) => removeValue(it, isOnly ? ['suppress'] : ['suppress', index])])
}

function planAnnotationAway(state: DesignData, diagnostic: Diagnostic): ChangePlan {
  const place = findAnnotations(state, diagnostic)
  const found = place && findAnnotationOf(place, diagnostic)
  if (!place || !found) return { ok: false, message: 'It is left out together with others.' }
  const { document, path } = place
  const left = splitWords(readValue(document, found.path)).filter((it) => !found.codes.has(it))
  const others = [SUPPRESS_ANNOTATION, KIALI_IGNORE_ANNOTATION].filter(
    (name) => name !== found.path.at(-1) && readValue(document, [...path, name]) !== undefined,
  )
  const isLast = left.length === 0 && others.length === 0
  const hasReason = readValue(document, [...path, REASON_ANNOTATION]) !== undefined
  const steps: EditStep[] = [
    (it) =>
      left.length > 0 ? setValue(it, found.path, left.join(',')) : removeValue(it, found.path),
    ...(isLast && hasReason
      ? [(it: YamlDocument) => removeValue(it, [...path, REASON_ANNOTATION])]
      : []),
    // A map that is left without entries goes, too.
    (it) => {
      const annotations = readValue(it, path)
      const isEmpty =
        annotations === null ||
        (typeof annotations === 'object' && Object.keys(annotations).length === 0)
      return isEmpty ? removeValue(it, path) : { ok: true, edits: [] }
    },
  ]
  return toChangePlan(state, diagnostic, planSteps(document, steps))
}

interface Annotations {
  readonly document: YamlDocument
  readonly path: FieldPath
}

/** Where the annotations of the object of a finding are, or would be. */
function findAnnotations(
  state: DesignData,
  { documentId, fieldPath, resource }: Diagnostic,
): Annotations | undefined {
  const document = isStale(state) ? undefined : readDocument(state, documentId)
  const { filePath, index } = parseDocumentId(documentId)
  const objects = state.view.documentsByFile.get(filePath)?.[index]?.resources ?? []
  const object =
    objects.length === 1
      ? objects[0]
      : objects.find(
          ({ basePath, name }) =>
            name === resource?.name && basePath.every((step, i) => step === fieldPath[i]),
        )
  return document && object && { document, path: [...object.basePath, 'metadata', 'annotations'] }
}

/** The annotation that names a finding by a code, and these codes; not one that covers all. */
function findAnnotationOf(
  { document, path }: Annotations,
  { code, aliases }: Diagnostic,
): { readonly path: FieldPath; readonly codes: ReadonlySet<string> } | undefined {
  for (const name of [SUPPRESS_ANNOTATION, KIALI_IGNORE_ANNOTATION]) {
    const words = splitWords(readValue(document, [...path, name]))
    const codes = new Set([code, ...aliases].filter((it) => words.includes(it)))
    if (codes.size > 0) return { path: [...path, name], codes }
  }
  return undefined
}

/** The entry of `suppress` that is about the object of a finding alone; −1 for none. */
function findEntry(state: DesignData, document: YamlDocument, diagnostic: Diagnostic): number {
  const list = readValue(document, ['suppress'])
  if (!Array.isArray(list)) return -1
  const codes = new Set([diagnostic.code, ...diagnostic.aliases])
  const object = nameForSettings(state, diagnostic)
  return list.findIndex(
    (entry) =>
      typeof entry === 'object' &&
      entry !== null &&
      !Array.isArray(entry) &&
      codes.has(String(entry['code'])) &&
      entry['resource'] === object,
  )
}

function toChangePlan(
  state: DesignData,
  { documentId }: Diagnostic,
  plan: ReturnType<typeof planSteps>,
): ChangePlan {
  if (!plan.ok) return plan
  const place = findDocument(state.files, documentId)
  if (!place) return NOT_THERE
  const edits = shiftEdits(plan.edits, place.range.start)
  return {
    ok: true,
    changes: edits.length === 0 ? [] : [{ type: 'edit', path: place.file.path, edits }],
  }
}

function splitWords(value: PlainValue | undefined): readonly string[] {
  return typeof value === 'string' ? value.split(',').map((word) => word.trim()) : []
}

/** Adds to a list in a text what it does not hold yet. */
function joinWords(
  present: PlainValue | undefined,
  added: readonly string[],
  separator: string,
): string {
  const words = typeof present === 'string' && present !== '' ? present.split(separator.trim()) : []
  const kept = words.map((word) => word.trim())
  return [...kept, ...added.filter((word) => !kept.includes(word))].join(separator)
}
