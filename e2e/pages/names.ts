/** Names of rows and nodes go on with counts and descriptions: only their beginning is asked for. */
export function startsWith(name: string): RegExp {
  return new RegExp(String.raw`^${escape(name)}(?![\w-])`)
}

/** Yields a text as a pattern that matches it alone. */
export function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
