/** Makes the page ready for paper and opens the browser's dialog. */
export type Printer = () => void

let printer: Printer | undefined

/** Registers who knows how to print; the last one counts. Yields what takes it back. */
export function registerPrinter(next: Printer): () => void {
  printer = next
  return () => {
    if (printer === next) printer = undefined
  }
}

/** Prints the workspace; the page as it stands where nobody is registered. */
export function printWorkspace(): void {
  if (printer) printer()
  else window.print()
}
