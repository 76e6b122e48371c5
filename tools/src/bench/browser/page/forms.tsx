import Form from '@rjsf/core'
import type { RJSFSchema } from '@rjsf/utils'
import validator from '@rjsf/validator-ajv8'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { largeVirtualService } from '@meshdraft/fixtures'
import { toDocumentId } from '@meshdraft/model'
import { describeKind, toJsonSchema } from '@meshdraft/schema'
import { parseDocument, readValue } from '@meshdraft/yaml'
import { FormView } from '../../../../../apps/editor/src/form/FormView.tsx'
import { createDesignStore } from '../../../../../apps/editor/src/store/create-design-store.ts'
import { DesignProvider } from '../../../../../apps/editor/src/store/DesignContext.tsx'
import { buildTextFile } from '../../../../../apps/editor/src/store/workspace-file.ts'

const FILE = 'catalog.yaml'

/** Our form of one VirtualService, all routes open. */
export function buildOurForm(routes: number): ReactNode {
  const store = createDesignStore()
  store.getState().openWorkspace({
    name: 'bench',
    source: { type: 'local', id: 'bench' },
    files: [buildTextFile(FILE, largeVirtualService(routes))],
  })
  return (
    <DesignProvider store={store}>
      <FormView documentId={toDocumentId(FILE, 0)} startsOpen />
    </DesignProvider>
  )
}

/** RJSF's form of the same spec, from the JSON Schema of the same catalogue. */
export function buildRjsfForm(routes: number): ReactNode {
  const { $defs, $schema: _, $id: __ } = toJsonSchema('VirtualService')
  const spec = readValue(parseDocument(largeVirtualService(routes)), ['spec'])
  const schema = toRjsfSchema({
    $defs,
    $ref: `#/$defs/${describeKind('VirtualService').spec}`,
  })
  return <RjsfForm schema={schema} formData={JSON.parse(JSON.stringify(spec))} />
}

interface RjsfFormProps {
  readonly schema: RJSFSchema
  readonly formData: unknown
}

/** As its documentation shows it, with the data kept outside. */
function RjsfForm({ schema, formData }: RjsfFormProps) {
  const [data, setData] = useState(formData)
  return (
    <Form
      schema={schema}
      validator={validator}
      formData={data}
      onChange={({ formData: next }) => setData(next)}
    />
  )
}

function toRjsfSchema(schema: object): RJSFSchema {
  // Our own keywords stay in: RJSF passes over what it does not know.
  return schema
}
