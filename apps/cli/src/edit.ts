import process from 'node:process'
import {
  applyEdits,
  encodeText,
  insertValue,
  moveItem,
  parseDocument,
  removeValue,
  setValue,
  splitDocuments,
  toPlainValue,
} from '@meshdraft/yaml'
import type { EditPlan, PlainValue, YamlDocument } from '@meshdraft/yaml'
import { DEFAULT_MESH_SETTINGS, readResources, toDocumentId } from '@meshdraft/model'
import { readPointer } from './pointer.ts'
import { readInputs } from './read-inputs.ts'
import type { InputFile } from './read-inputs.ts'
import { replaceFile } from './replace-file.ts'
import { UsageError } from './usage-error.ts'

type Operation = (document: YamlDocument) => EditPlan

interface EditArguments {
  readonly filePath: string
  readonly resource: { readonly kind: string; readonly namespace: string; readonly name: string }
  readonly isWritten: boolean
  readonly operations: readonly Operation[]
}

/** `meshdraft edit`: the lossless edits of the form, from a terminal. */
export async function runEdit(args: readonly string[]): Promise<number> {
  const { filePath, resource, isWritten, operations } = readEditArguments(args)
  const { files, refused } = await readInputs([filePath])
  const [file] = files
  if (!file) throw new UsageError(`${filePath}: ${refused[0]?.issue.message ?? 'names a folder.'}`)
  if (files.length > 1) throw new UsageError(`${filePath} is a folder; name one file.`)
  const text = editFile(file, resource, operations)
  if (isWritten && filePath !== '-')
    await replaceFile(filePath, encodeText(file.text), encodeText(text))
  else process.stdout.write(encodeText(text))
  return 0
}

function editFile(
  file: InputFile,
  resource: EditArguments['resource'],
  operations: readonly Operation[],
): string {
  const [tile, ...others] = splitDocuments(file.text).filter(({ start, end }, index) =>
    isResource(file.text.slice(start, end), resource, toDocumentId(file.path, index)),
  )
  const { kind, namespace, name } = resource
  if (!tile) {
    throw new UsageError(`${file.path} has no ${kind} “${name}” in namespace “${namespace}”.`)
  }
  if (others.length > 0) {
    throw new UsageError(
      `${file.path} has ${others.length + 1} documents of ${kind} “${name}”; which one is meant is not clear.`,
    )
  }
  let text = file.text.slice(tile.start, tile.end)
  for (const operation of operations) {
    const plan = operation(parseDocument(text))
    if (!plan.ok) throw new UsageError(plan.message)
    text = applyEdits(text, plan.edits)
  }
  return file.text.slice(0, tile.start) + text + file.text.slice(tile.end)
}

function isResource(
  text: string,
  { kind, namespace, name }: EditArguments['resource'],
  documentId: ReturnType<typeof toDocumentId>,
): boolean {
  return readResources(parseDocument(text), documentId, DEFAULT_MESH_SETTINGS).some(
    (resource) =>
      resource.kind === kind &&
      resource.name === name &&
      (resource.hasNamespace ? resource.namespace : '') === namespace,
  )
}

// Order matters among operations, so the arguments are read one by one.
function readEditArguments(args: readonly string[]): EditArguments {
  let filePath: string | undefined
  let resource: EditArguments['resource'] | undefined
  let isWritten = false
  const operations: Operation[] = []
  const rest = [...args]
  const take = (option: string): string => {
    const value = rest.shift()
    if (value === undefined) throw new UsageError(`${option} lacks a value.`)
    return value
  }
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    if (option === '--write') isWritten = true
    else if (option === '--resource') resource = readResourceName(take(option))
    else if (option.startsWith('-') && option !== '-') operations.push(readOperation(option, take))
    else if (filePath === undefined) filePath = option
    else throw new UsageError(`“${option}” is one file too many.`)
  }
  if (filePath === undefined) throw new UsageError('Name the file to edit.')
  if (!resource) throw new UsageError('Name the resource: --resource KIND/NAMESPACE/NAME.')
  if (operations.length === 0)
    throw new UsageError('Name an operation: --set, --insert, --remove or --move.')
  return { filePath, resource, isWritten, operations }
}

function readOperation(option: string, take: (option: string) => string): Operation {
  switch (option) {
    case '--set': {
      const [pointer, value] = [take(option), readJson(take(option))]
      return (document) => setValue(document, readPointer(pointer, document.root), value)
    }
    case '--insert': {
      const [pointer, value] = [take(option), readJson(take(option))]
      return (document) => insertValue(document, readPointer(pointer, document.root), value)
    }
    case '--remove': {
      const pointer = take(option)
      return (document) => removeValue(document, readPointer(pointer, document.root))
    }
    case '--move': {
      const [from, to] = [take(option), take(option)]
      return (document) =>
        moveItem(document, readPointer(from, document.root), readPointer(to, document.root))
    }
    default:
      throw new UsageError(`Unknown option “${option}”.`)
  }
}

function readResourceName(name: string): EditArguments['resource'] {
  const [kind, namespace, resourceName, ...rest] = name.split('/')
  if (!kind || namespace === undefined || !resourceName || rest.length > 0) {
    throw new UsageError(`“${name}” is not KIND/NAMESPACE/NAME; NAMESPACE may be empty.`)
  }
  return { kind, namespace, name: resourceName }
}

function readJson(text: string): PlainValue {
  try {
    JSON.parse(text)
  } catch {
    throw new UsageError(
      `“${text}” is not JSON. A text needs quotes: '"${text.replaceAll('"', '')}"'.`,
    )
  }
  // JSON.parse would round integers beyond 2^53; every JSON text is YAML, which keeps them.
  const { form, root, issues } = parseDocument(text)
  const problem = issues.find((issue) => issue.severity === 'error')
  if (problem) throw new UsageError(problem.message)
  if (form !== 'yaml' || !root) throw new UsageError(`“${text}” cannot be written as a value.`)
  return toPlainValue(root)
}
