/** What a document is written of. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value }

/** Writes a value as block YAML; texts and keys are quoted, so that any text comes back as it is. */
export function writeYaml(value: Value): string {
  return `${writeLines(value, '').join('\n')}\n`
}

function writeLines(value: Value, indent: string): readonly string[] {
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first = '', ...rest] = writeLines(item, `${indent}  `)
      return [`${indent}- ${first.trimStart()}`, ...rest]
    })
  }
  if (typeof value !== 'object') return [`${indent}${JSON.stringify(value)}`]
  const entries = Object.entries(value)
  if (entries.length === 0) return [`${indent}{}`]
  return entries.flatMap(([key, inner]) => {
    const name = /^[a-z][\w.-]*$/i.test(key) ? key : JSON.stringify(key)
    const isBlock = typeof inner === 'object' && Object.keys(inner).length > 0
    if (isBlock) return [`${indent}${name}:`, ...writeLines(inner, `${indent}  `)]
    return [`${indent}${name}: ${isList(inner) ? '[]' : writeLines(inner, '').join('')}`]
  })
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}
