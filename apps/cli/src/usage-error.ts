/** The command cannot run as given; shown as one line, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
