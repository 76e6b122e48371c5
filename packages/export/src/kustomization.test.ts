import { describe, expect, it } from 'vitest'
import { parseDocument, readValue } from '@meshdraft/yaml'
import type { ExportFile } from './files.ts'
import { planKustomization } from './kustomization.ts'

const MANIFEST = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n'

function manifests(...paths: readonly string[]): readonly ExportFile[] {
  return paths.map((path) => ({ path, content: MANIFEST }))
}

function plan(files: readonly ExportFile[], others: readonly string[] = []) {
  return planKustomization(files, [...files.map(({ path }) => path), ...others])
}

describe('a kustomization', () => {
  it('lists the files beside it', () => {
    expect(plan(manifests('gateway.yaml', 'routes/web.yml'))).toEqual({
      ok: true,
      file: {
        path: 'kustomization.yaml',
        content:
          'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n' +
          '  - gateway.yaml\n  - routes/web.yml\n',
      },
      leftOut: [],
    })
  })

  it.each(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])(
    'is not written where there is a %s, exported or not',
    (name) => {
      expect(plan(manifests('gateway.yaml'), [name])).toEqual({
        ok: false,
        reason: `There is a “${name}” already; it stays as it is.`,
      })
    },
  )

  it('leaves out what it cannot list and says why', () => {
    const files = [
      ...manifests('gateway.yaml', 'prod/web.yaml', 'production/web.yaml'),
      { path: 'chart.yaml', content: 'kind: {{ .Values.kind }}\n' },
      { path: 'values.yaml', content: 'replicas: 3\n' },
      { path: 'mixed.yaml', content: `${MANIFEST}---\nreplicas: 3\n` },
      { path: 'notes.yaml', content: '# nothing yet\n' },
      { path: 'README.md', content: 'apiVersion: v1\nkind: Service\n' },
      { path: 'logo.png', content: new Uint8Array([1]) },
    ]
    expect(plan(files, ['prod/kustomization.yaml'])).toMatchObject({
      ok: true,
      file: {
        content: expect.stringMatching(
          /resources:\n {2}- gateway.yaml\n {2}- production\/web.yaml\n$/,
        ),
      },
      leftOut: [
        { path: 'prod/web.yaml', reason: '“prod” has its own kustomization.' },
        { path: 'chart.yaml', reason: 'It is a template.' },
        { path: 'values.yaml', reason: 'It holds something else than manifests.' },
        { path: 'mixed.yaml', reason: 'It holds something else than manifests.' },
        { path: 'notes.yaml', reason: 'It holds no manifest.' },
        { path: 'README.md', reason: 'It is not YAML.' },
        { path: 'logo.png', reason: 'It is not text.' },
      ],
    })
  })

  it('is not written for nothing', () => {
    expect(plan([{ path: 'values.yaml', content: 'a: 1\n' }])).toEqual({
      ok: false,
      reason: 'None of the files holds only manifests.',
    })
  })

  it.each([
    'a b.yaml',
    '- x.yaml',
    'a: b.yaml',
    '#x.yaml',
    '"q".yaml',
    "it's.yaml",
    '*.yaml',
    'ü.yaml',
    'a\nb.yaml',
  ])('lists %j so that it is read as that path', (path) => {
    const planned = plan(manifests(path))
    const text = planned.ok ? String(planned.file.content) : ''
    expect(readValue(parseDocument(text), ['resources'])).toEqual([path])
  })
})
