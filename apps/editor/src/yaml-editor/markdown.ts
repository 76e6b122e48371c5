/** Escapes text of users so that Markdown shows it as it is. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&:@$=^]/g, String.raw`\$&`)
}

/** Writes text of users as inline code; nothing in it can end the code early. */
export function toCode(text: string): string {
  const runs = text.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${space}${text.replaceAll(/[\r\n]+/g, ' ')}${space}${fence}`
}

/** Writes a link; other addresses than web pages yield the title alone. */
export function toLink(title: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== 'https:') return escapeMarkdown(title)
  return `[${escapeMarkdown(title)}](${url.href.replaceAll(/[()]/g, encodeURIComponent)})`
}
