import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { spawnEngineWorker } from './engine-client/spawn-engine-worker.ts'
import { connectOffline } from './offline/connect-offline.ts'
import { buildBrowserPorts } from './keeping/browser-ports.ts'
import { createKeeper } from './keeping/keeper.ts'
import { KeeperProvider } from './keeping/KeeperContext.tsx'
import { followPlaces } from './places/follow-places.ts'
import { App } from './shell/App.tsx'
import { connectEngine } from './shell/connect-engine.ts'
import { connectTheme } from './shell/connect-theme.ts'
import { RegionBoundary } from './shell/RegionBoundary.tsx'
import { followAddress, openAtStart, rememberTab } from './shell/open-at-start.ts'
import { createDesignStore } from './store/create-design-store.ts'
import { DesignProvider } from './store/DesignContext.tsx'
import { keepSettings, loadPanes, loadPreferences, loadTheme } from './store/local-settings.ts'

const store = createDesignStore({
  theme: loadTheme(),
  panes: loadPanes(),
  preferences: loadPreferences(),
  isStarting: true,
})
connectTheme(store)
connectEngine(store, spawnEngineWorker)
keepSettings(store)
const keeper = createKeeper(store, buildBrowserPorts())
// A page in the background may be ended without another word.
document.addEventListener('visibilitychange', keeper.flush)
followAddress(store)
rememberTab(store)
followPlaces(store)
void openAtStart(store, keeper)
connectOffline(store)

const root = document.getElementById('root')
if (!root) throw new TypeError('The page has no element with the id root.')
createRoot(root).render(
  <StrictMode>
    <DesignProvider store={store}>
      <KeeperProvider keeper={keeper}>
        <RegionBoundary name="Meshdraft">
          <App />
        </RegionBoundary>
      </KeeperProvider>
    </DesignProvider>
  </StrictMode>,
)
