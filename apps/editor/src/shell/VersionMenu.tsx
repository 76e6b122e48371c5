import { ISTIO_VERSIONS } from '@meshdraft/model'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import type { DesignStore } from '../store/create-design-store.ts'
import { describeReadOnly } from '../store/design-state.ts'
import { MenuButton } from '../ui/Menu.tsx'
import styles from './StatusBar.module.css'

/** The version of Istio that the checks follow; choosing another writes it to the settings. */
export function VersionMenu() {
  const store = useDesignStoreApi()
  const version = useDesignStore((state) => state.view.settings.mesh.istioVersion)
  const obstacle = useDesignStore(describeReadOnly)
  const hasSettings = useDesignStore((state) => state.view.settings.documentId !== undefined)
  const listed = ISTIO_VERSIONS.includes(version) ? ISTIO_VERSIONS : [version, ...ISTIO_VERSIONS]
  return (
    <MenuButton
      look="plain"
      size="s"
      label="Target version"
      placement="top start"
      isDisabled={obstacle !== undefined}
      tooltip={obstacle ?? 'The version of Istio that the checks follow'}
      className={styles['version']}
      groups={[
        {
          title: 'Target version, kept in .meshdraft.yaml',
          entries: listed.map((id) => ({
            id,
            label: `Istio ${id}`,
            isChecked: id === version,
            onAction: () => {
              if (id !== version) void chooseVersion(store, id)
            },
          })),
        },
        {
          entries: [
            {
              id: 'settings',
              label: 'Show .meshdraft.yaml',
              detail: hasSettings ? undefined : 'There is none yet.',
              isDisabled: !hasSettings,
              onAction: () => showSettings(store),
            },
          ],
        },
      ]}
    >
      Istio {version}
    </MenuButton>
  )
}

function showSettings(store: DesignStore): void {
  const { view, select, setPanes } = store.getState()
  const { documentId } = view.settings
  if (!documentId) return
  // Resources are not all there is: the file is listed among the files.
  setPanes({ explorerMode: 'files' })
  select({ documentId, path: [], origin: 'explorer' })
}

async function chooseVersion(store: DesignStore, version: string): Promise<void> {
  const { planIstioVersion } = await import('../commands/settings-file.ts')
  const state = store.getState()
  const plan = planIstioVersion(state, version)
  if (!plan.ok) {
    state.setNotice({ title: 'The target version could not be written.', lines: [plan.message] })
    return
  }
  const label = `Check for Istio ${version}`
  const isApplied = state.applyEdits(plan.changes, { origin: 'dialog', history: 'step', label })
  if (isApplied) state.announce(`Checks follow Istio ${version}. It is kept in .meshdraft.yaml.`)
}
