import { useState } from 'react'
import { ISTIO_VERSIONS } from '@meshdraft/model'
import { planIstioVersion } from '../../commands/settings-file.ts'
import { useDesignStore, useDesignStoreApi } from '../../store/DesignContext.tsx'
import { isReadOnly } from '../../store/design-state.ts'
import type { SettingsSection } from '../../store/design-state.ts'
import { DEFAULT_PREFERENCES, EDITOR_FONT_SIZES } from '../../store/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { KeyboardSettings } from './KeyboardSettings.tsx'
import { SettingRow } from './SettingRow.tsx'
import styles from './SettingsDialog.module.css'

interface SettingsDialogProps {
  readonly section?: SettingsSection | undefined
  readonly onClose: () => void
}

/** How the operator likes the editor, and which Istio the checks follow. Every choice holds at once. */
export function SettingsDialog({ section = 'appearance', onClose }: SettingsDialogProps) {
  const [shown, setShown] = useState(section)
  const setPreferences = useDesignStore((state) => state.setPreferences)
  const setTheme = useDesignStore((state) => state.setTheme)
  const announce = useDesignStore((state) => state.announce)
  const reset = () => {
    setPreferences(DEFAULT_PREFERENCES)
    setTheme('system')
    announce('All settings of this device are back to their defaults.')
  }
  return (
    <Dialog
      title="Settings"
      subtitle="Kept on this device; the target version is part of the workspace"
      isBare
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" onPress={reset}>
            Reset all to defaults
          </Button>
          <span className={styles['gap']} />
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <Tabs
        label="Settings"
        value={shown}
        onChange={setShown}
        className={styles['tabs']}
        tabs={[
          { id: 'appearance', label: 'Appearance', content: <Appearance /> },
          { id: 'editor', label: 'YAML editor', content: <YamlEditor /> },
          { id: 'checks', label: 'Checks', content: <Checks /> },
          { id: 'keyboard', label: 'Keyboard', content: <KeyboardSettings /> },
        ]}
      />
    </Dialog>
  )
}

function Appearance() {
  const theme = useDesignStore((state) => state.theme)
  const setTheme = useDesignStore((state) => state.setTheme)
  const { density, isMotionReduced } = useDesignStore((state) => state.preferences)
  const setPreferences = useDesignStore((state) => state.setPreferences)
  return (
    <div className={styles['section']}>
      <SettingRow title="Theme">
        <Segmented
          label="Theme"
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </SettingRow>
      <SettingRow title="Density" hint="Height of rows in the explorer and in lists.">
        <Segmented
          label="Density"
          value={density}
          onChange={(value) => setPreferences({ density: value })}
          options={[
            { value: 'dense', label: 'Dense' },
            { value: 'roomy', label: 'Roomy' },
          ]}
        />
      </SettingRow>
      <SettingRow title="Motion" hint="Where the system asks for less motion, there is none.">
        <Switch
          isOn={isMotionReduced}
          onChange={(isOn) => setPreferences({ isMotionReduced: isOn })}
        >
          Reduce motion
        </Switch>
      </SettingRow>
    </div>
  )
}

function YamlEditor() {
  const { editorFontSize, wrapsLines } = useDesignStore((state) => state.preferences)
  const setPreferences = useDesignStore((state) => state.setPreferences)
  return (
    <div className={styles['section']}>
      <SettingRow title="Text size" hint="Follows the browser’s text size as well.">
        <select
          aria-label="Text size"
          className={styles['select']}
          value={editorFontSize}
          onChange={(event) =>
            setPreferences({ editorFontSize: Number(event.currentTarget.value) })
          }
        >
          {EDITOR_FONT_SIZES.map((size) => (
            <option key={size} value={size}>
              {size} px
            </option>
          ))}
        </select>
      </SettingRow>
      <SettingRow title="Long lines" hint="Only how they look: the text has no other line ends.">
        <Switch isOn={wrapsLines} onChange={(isOn) => setPreferences({ wrapsLines: isOn })}>
          Wrap at the edge
        </Switch>
      </SettingRow>
    </div>
  )
}

function Checks() {
  const store = useDesignStoreApi()
  const version = useDesignStore((state) => state.view.settings.mesh.istioVersion)
  const isLocked = useDesignStore(isReadOnly)
  const [fault, setFault] = useState('')
  const listed = ISTIO_VERSIONS.includes(version) ? ISTIO_VERSIONS : [version, ...ISTIO_VERSIONS]
  const choose = (chosen: string) => {
    const plan = planIstioVersion(store.getState(), chosen)
    setFault(plan.ok ? '' : plan.message)
    if (!plan.ok || plan.changes.length === 0) return
    const label = `Follow Istio ${chosen}`
    store.getState().applyEdits(plan.changes, { origin: 'dialog', history: 'step', label })
  }
  return (
    <div className={styles['section']}>
      <SettingRow
        title="Target version"
        hint={
          isLocked
            ? 'Open or keep a workspace to choose; it is written to its .meshdraft.yaml.'
            : 'Which Istio the checks follow. Written to .meshdraft.yaml, so that the command line follows it too.'
        }
        fault={fault}
      >
        <select
          aria-label="Target version"
          className={styles['select']}
          value={version}
          disabled={isLocked}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {listed.map((id) => (
            <option key={id} value={id}>
              Istio {id}
            </option>
          ))}
        </select>
      </SettingRow>
    </div>
  )
}
