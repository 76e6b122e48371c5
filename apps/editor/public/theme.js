// Runs before the first paint, so that a dark page never flashes white. `shell/connect-theme.ts`
// takes over afterwards; both read the same key.
;(function () {
  var choice = 'system'
  try {
    choice = localStorage.getItem('meshdraft.theme') || 'system'
  } catch {
    // Storage is blocked: the system's theme will do.
  }
  var isDark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
})()
