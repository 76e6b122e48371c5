import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'

/** Files of a workspace: path to bytes. */
export type WorkspaceBytes = ReadonlyMap<string, Buffer>

/** Reads the files of a sample as they stand in the repository. */
export function readSample(id: string): WorkspaceBytes {
  return readFolder(fileURLToPath(new URL(`../apps/editor/src/samples/${id}`, import.meta.url)))
}

/** Reads every file below a folder, under its path in it. */
export function readFolder(folder: string): WorkspaceBytes {
  const files = new Map<string, Buffer>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(path.relative(folder, file).split(path.sep).join('/'), readFileSync(file))
  }
  return files
}

/** Yields the text of one file. */
export function textOf(files: WorkspaceBytes, filePath: string): string {
  const bytes = files.get(filePath)
  if (!bytes) throw new RangeError(`There is no ${filePath}.`)
  return bytes.toString('utf8')
}

/** Yields the number of the line that holds a piece of text, counted from 1. */
export function lineOf(files: WorkspaceBytes, filePath: string, text: string): number {
  const index = textOf(files, filePath)
    .split('\n')
    .findIndex((line) => line.includes(text))
  expect(index, `“${text}” is in ${filePath}`).not.toBe(-1)
  return index + 1
}

/** Yields the same files with one piece of one file's text replaced, which has to be there once. */
export function withText(
  files: WorkspaceBytes,
  filePath: string,
  before: string,
  after: string,
): WorkspaceBytes {
  const parts = textOf(files, filePath).split(before)
  expect(parts, `“${before}” is once in ${filePath}`).toHaveLength(2)
  return new Map(files).set(filePath, Buffer.from(parts.join(after), 'utf8'))
}

/** Expects the same files with the same bytes; says which file differs. */
export function expectSameBytes(actual: WorkspaceBytes, expected: WorkspaceBytes): void {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort())
  for (const [filePath, bytes] of expected) {
    const other = actual.get(filePath) ?? Buffer.alloc(0)
    // The texts say more than the bytes; the bytes have the last word.
    expect(other.toString('utf8'), filePath).toBe(bytes.toString('utf8'))
    expect(other.equals(bytes), `${filePath}, byte for byte`).toBe(true)
  }
}
