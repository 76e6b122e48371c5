import * as monaco from 'monaco-editor/editor.js'
import 'monaco-editor/features/bracketMatching/register.js'
import 'monaco-editor/features/clipboard/register.js'
import 'monaco-editor/features/codeAction/register.js'
import 'monaco-editor/features/codicon/register.js'
import 'monaco-editor/features/comment/register.js'
import 'monaco-editor/features/contextmenu/register.js'
import 'monaco-editor/features/find/register.js'
import 'monaco-editor/features/folding/register.js'
import 'monaco-editor/features/hover/register.js'
import 'monaco-editor/features/indentation/register.js'
import 'monaco-editor/features/lineSelection/register.js'
import 'monaco-editor/features/linesOperations/register.js'
import 'monaco-editor/features/links/register.js'
import 'monaco-editor/features/multicursor/register.js'
import 'monaco-editor/features/readOnlyMessage/register.js'
import 'monaco-editor/features/snippet/register.js'
import 'monaco-editor/features/toggleTabFocusMode/register.js'
import 'monaco-editor/features/unicodeHighlighter/register.js'
import 'monaco-editor/features/wordOperations/register.js'
// The feature named `suggest` registers inline completions only; this is the list under the caret.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js'
import 'monaco-editor/languages/definitions/yaml/register.js'
// oxlint-disable-next-line import/default -- the bundler makes the worker and yields its address
import editorWorkerUrl from 'monaco-editor/editor/editor.worker.js?worker&url'
import { trustScript } from '../trusted-types/trust-script.ts'

self.MonacoEnvironment = {
  getWorker: () => new Worker(trustScript(editorWorkerUrl), { type: 'module' }),
}

// The one place that loads Monaco: without JSON, CSS, HTML and TypeScript services, and without its
// own undo, because the workspace has one history.
export { monaco }
