import type { DesignStore } from '../store/create-design-store.ts'

/** Sets the theme of the page as the operator, or else the system, wants it. */
export function connectTheme(store: DesignStore): void {
  const isSystemDark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { theme } = store.getState()
    const isDark = theme === 'dark' || (theme === 'system' && isSystemDark.matches)
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  }
  isSystemDark.addEventListener('change', apply)
  store.subscribe((state, before) => {
    if (state.theme !== before.theme) apply()
  })
  apply()
}
