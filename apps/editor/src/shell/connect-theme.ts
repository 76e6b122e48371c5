import type { DesignStore } from '../store/create-design-store.ts'

/** Sets theme, height of rows and motion of the page as the operator, or else the system, wants them. */
export function connectTheme(store: DesignStore): void {
  const isSystemDark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { theme, preferences } = store.getState()
    const { dataset } = document.documentElement
    dataset['density'] = preferences.density
    if (preferences.isMotionReduced) dataset['motion'] = 'reduced'
    else delete dataset['motion']
    const isDark = theme === 'dark' || (theme === 'system' && isSystemDark.matches)
    dataset['theme'] = isDark ? 'dark' : 'light'
  }
  isSystemDark.addEventListener('change', apply)
  store.subscribe((state, before) => {
    if (state.theme !== before.theme || state.preferences !== before.preferences) apply()
  })
  apply()
}
