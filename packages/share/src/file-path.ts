const LONGEST = 1_024

/** Whether a link may carry a file of this path: relative, inside its folder, of visible characters. */
export function isSharedPath(path: string): boolean {
  if (path === '' || path.length > LONGEST || path.startsWith('/') || !isPlain(path)) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/** The settings of a workspace: the one name with a dot in front that is written to a folder. */
const SETTINGS_FILE = '.meshdraft.yaml'
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
const EXTENSION = /\.(?:ya?ml|json)$/i
const LONGEST_PART = 255

/**
 * Says why a file of a link must not be written to a folder; `undefined` when it may. What is
 * allowed is safe on every system: no name leaves the folder, names a device or a drive, hides, or
 * is read by other programs as a setting of theirs.
 */
export function findPathProblem(path: string): string | undefined {
  if (!isSharedPath(path)) return 'is not a path inside the folder'
  if (/[<>:"|?*]/.test(path)) return 'has a character that some systems do not allow'
  for (const part of path.split('/')) {
    if (part.length > LONGEST_PART) return 'has a name that is too long'
    if (part.startsWith('.') && path !== SETTINGS_FILE) return 'begins with a dot'
    if (DEVICE.test(part)) return 'names a device of Windows'
    if (/[. ]$/.test(part) || part.startsWith(' ')) return 'begins or ends with a space or a dot'
  }
  return EXTENSION.test(path) ? undefined : 'is neither YAML nor JSON'
}

/** Whether no character is invisible, turns the direction of writing, or is a backslash. */
function isPlain(path: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  return !/[\\\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.test(path)
}
