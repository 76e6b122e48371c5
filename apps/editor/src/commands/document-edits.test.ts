import { describe, expect, it } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { check, openChecked } from '../../test/checked-store.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { applyDocumentEdit, planDelete, planNewResource } from './document-edits.ts'
import { planDuplicate } from './plan-duplicate.ts'
import { RESOURCE_TEMPLATES } from './resource-templates.ts'

function textOf(store: DesignStore, path: string): string | undefined {
  const file = store.getState().files.get(path)
  return file?.type === 'text' ? file.text : undefined
}

const service =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: web # the shop\n  namespace: shop\n'
const options = { origin: 'explorer', label: 'x' } as const

describe('new resources', () => {
  it.each(RESOURCE_TEMPLATES.map((template) => [template.kind, template] as const))(
    'a new %s has nothing wrong with it',
    (_kind, template) => {
      const store = openChecked({
        'services.yaml': `${service}spec:\n  ports:\n    - port: 80\n      name: http\n`,
      })
      const plan = planNewResource(store.getState(), template)
      applyDocumentEdit(store.getState(), plan, options)
      check(store)
      const found = [...store.getState().view.diagnosticsByDocument.values()].flat()
      expect(found.map((it) => `${it.code} ${it.message}`)).toEqual([])
      expect(store.getState().selection?.documentId).toBe(plan.documentId)
    },
  )
  it('names and file names are free', () => {
    const [template] = RESOURCE_TEMPLATES
    if (!template) throw new TypeError('no template')
    const store = openChecked({})
    for (let i = 0; i < 2; i += 1) {
      applyDocumentEdit(store.getState(), planNewResource(store.getState(), template), options)
      check(store)
    }
    expect([...store.getState().files.keys()]).toEqual(['gateway-2.yaml', 'gateway.yaml'])
    expect(textOf(store, 'gateway-2.yaml')).toContain('name: my-gateway-2\n')
  })
  it('in a file of Windows lines the new lines are Windows lines', () => {
    const store = openChecked({ 'a.yaml': service.replaceAll('\n', '\r\n') })
    const template = RESOURCE_TEMPLATES.find(({ kind }) => kind === 'Sidecar')
    if (!template) throw new TypeError('no template')
    applyDocumentEdit(
      store.getState(),
      planNewResource(store.getState(), template, 'a.yaml'),
      options,
    )
    expect(textOf(store, 'a.yaml')?.replaceAll('\r\n', '')).not.toContain('\n')
    check(store)
    expect(store.getState().view.documentsByFile.get('a.yaml')).toHaveLength(2)
  })
})

describe('duplicates', () => {
  it.each([
    ['the only document', service, `${service}---\n${service.replace('web #', 'web-copy #')}`],
    [
      'a document without a last line end',
      service.trimEnd(),
      `${service}---\n${service.trimEnd().replace('web #', 'web-copy #')}`,
    ],
    [
      'the first of two',
      `${service}---\nb: 1\n`,
      `${service}---\n${service.replace('web #', 'web-copy #')}---\nb: 1\n`,
    ],
    [
      'a document after its own marker',
      `# shop\n---\n${service}`,
      `# shop\n---\n${service}---\n${service.replace('web #', 'web-copy #')}`,
    ],
  ])('%s gets a copy behind it, comments included', (_what, before, after) => {
    const store = openChecked({ 'a.yaml': before })
    const plan = planDuplicate(store.getState(), toDocumentId('a.yaml', 0))
    if (!plan) throw new TypeError('no plan')
    applyDocumentEdit(store.getState(), plan, options)
    expect(textOf(store, 'a.yaml')).toBe(after)
    expect(store.getState().selection?.documentId).toBe(toDocumentId('a.yaml', 1))
    store.getState().undo()
    expect(textOf(store, 'a.yaml')).toBe(before)
  })
  it('a document without a resource has no duplicate', () => {
    const store = openChecked({ 'a.yaml': 'a: 1\n' })
    expect(planDuplicate(store.getState(), toDocumentId('a.yaml', 0))).toBeUndefined()
  })
})

describe('deleting', () => {
  it('takes the document with its marker and leaves the others byte for byte', () => {
    const store = openChecked({ 'a.yaml': `${service}---\nb: 1\n---\nc: 1\n` })
    const plan = planDelete(store.getState(), toDocumentId('a.yaml', 1))
    if (!plan) throw new TypeError('no plan')
    applyDocumentEdit(store.getState(), plan, options)
    expect(textOf(store, 'a.yaml')).toBe(`${service}---\nc: 1\n`)
  })
  it('the only document takes its file with it, and undo brings it back', () => {
    const store = openChecked({ 'a.yaml': service })
    const plan = planDelete(store.getState(), toDocumentId('a.yaml', 0))
    if (!plan) throw new TypeError('no plan')
    applyDocumentEdit(store.getState(), plan, options)
    expect(store.getState().files.size).toBe(0)
    store.getState().undo()
    expect(textOf(store, 'a.yaml')).toBe(service)
  })
})
