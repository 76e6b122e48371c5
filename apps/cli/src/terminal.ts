/** What is printed of a manifest passes through here: a name must not move the cursor. */
export { escapeHidden as escapeControls } from '@meshdraft/yaml'
