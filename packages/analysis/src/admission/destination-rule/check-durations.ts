import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { FixTraits } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDuration, parseGoDuration } from '../common/durations.ts'
import { pruneFromPolicy } from './remove-from-policy.ts'

const NANOSECONDS_PER_MILLISECOND = 1_000_000n

/** What is special about the durations of a rule. */
export interface DurationTraits {
  /** Whether a duration that is 0 in whole milliseconds is fine: it stands for “never”. */
  readonly isZeroFine?: boolean
  /** Whether 0 and no duration at all mean the same: that there is none. */
  readonly isZeroNone?: boolean
  /** What to remove where 0 or less says that there shall be none; absent: the field. */
  readonly block?: FieldPath
}

/**
 * Reports durations that are not whole milliseconds of at least 1 (COM-001). Text that is no
 * duration at all is left to the decoder.
 *
 * @param path - of the message that holds the fields.
 */
export function checkDurations<Field extends string>(
  code: string,
  message: Readonly<Partial<Record<Field, string>>>,
  fields: readonly Field[],
  path: FieldPath,
  context: AdmissionContext,
  { isZeroFine = false, isZeroNone = false, block }: DurationTraits = {},
): void {
  for (const field of fields) {
    const text: string | undefined = message[field]
    if (text === undefined) continue
    const nanoseconds = parseGoDuration(text)
    const breach = checkDuration(text)
    if (nanoseconds === undefined || breach === undefined) continue
    // Go divides towards zero, so that less than a millisecond either way counts as 0.
    if (isZeroFine && nanoseconds / NANOSECONDS_PER_MILLISECOND === 0n) continue
    // Elsewhere a default applies to what is not there. A negative time says nothing for sure.
    const traits: FixTraits = isZeroNone && nanoseconds === 0n ? {} : CHOICE
    const fixes =
      nanoseconds > 0n
        ? roundDuration(nanoseconds, [...path, field], context)
        : pruneFromPolicy(block ?? [...path, field], context, traits)
    context.report(code, [...path, field], { breach }, { fixes })
  }
}

function roundDuration(
  nanoseconds: bigint,
  path: FieldPath,
  { fix }: AdmissionContext,
): readonly Fix[] {
  const half = NANOSECONDS_PER_MILLISECOND / 2n
  const rounded = (nanoseconds + half) / NANOSECONDS_PER_MILLISECOND
  const text = `${rounded > 1n ? rounded : 1n}ms`
  return fix.set(`Round to ${text}`, path, text)
}
