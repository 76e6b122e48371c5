import { CODES } from '@meshdraft/analysis'
import type { CodeDescription } from '@meshdraft/analysis'
import { explain, writeCodePage } from '@meshdraft/explanations'
import { AREAS, findArea } from './areas.ts'
import type { Area } from './areas.ts'

const NOTE = '<!-- Written by `npm run docs` from the table of codes and its explanations. -->'

/** Yields the pages about codes by file name, e.g. `gateway.md`; `README.md` is the index. */
export function buildPages(): ReadonlyMap<string, string> {
  const codes = [...CODES.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const filled = AREAS.map((area) => ({
    area,
    codes: codes.filter(({ code }) => findArea(code) === area),
  })).filter((it) => it.codes.length > 0)
  return new Map([
    ['README.md', writeIndex(filled)],
    ...filled.map(({ area, codes: own }) => [`${area.page}.md`, writeArea(area, own)] as const),
  ])
}

/** Yields the codes that nothing is written about yet. */
export function listUnexplained(): readonly string[] {
  return [...CODES.keys()].filter((code) => explain(code) === undefined)
}

function writeArea({ title, about }: Area, codes: readonly CodeDescription[]): string {
  const pages = codes.map(
    (row) =>
      `<a id="${row.code.toLowerCase()}"></a>\n\n${writeCodePage(row, explain(row.code), 2)}`,
  )
  return [`# ${title}\n`, `${NOTE}\n`, `${about} [All codes](README.md)\n`, ...pages].join('\n')
}

function writeIndex(
  areas: readonly { readonly area: Area; readonly codes: readonly CodeDescription[] }[],
): string {
  const tables = areas.map(({ area, codes }) =>
    [
      `## [${area.title}](${area.page}.md)`,
      '',
      area.about,
      '',
      '| code | name | severity | also |',
      '| --- | --- | --- | --- |',
      ...codes.map(
        ({ code, name, severity, aliases }) =>
          `| [${code}](${area.page}.md#${code.toLowerCase()}) | ${name} | ${severity} | ${aliases.join(', ')} |`,
      ),
      '',
    ].join('\n'),
  )
  const intro =
    'Every code that Meshdraft reports, with its default severity and the codes of other tools that always come with it. `meshdraft explain CODE` prints the same.'
  return ['# Codes\n', `${NOTE}\n`, `${intro}\n`, ...tables].join('\n')
}
