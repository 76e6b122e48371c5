import type { Analyzer } from '../../analyzer.ts'
import { credentialSecrets } from './credential-secrets.ts'
import { crossOrigin } from './cross-origin.ts'
import { delegateOverrides } from './delegate-overrides.ts'
import { deprecatedForms } from './deprecated-forms.ts'
import { doubleTls } from './double-tls.ts'
import { headerTraps } from './header-traps.ts'
import { loadBalancer } from './load-balancer.ts'
import { matchGateways } from './match-gateways.ts'
import { misplacedMatches } from './misplaced-matches.ts'
import { mixedTls } from './mixed-tls.ts'
import { mutualTls } from './mutual-tls.ts'
import { outlierDetection } from './outlier-detection.ts'
import { pathTraps } from './path-traps.ts'
import { servicePort443, serviceEntryPort443 } from './port-443.ts'
import { portLevelSettings } from './port-level-settings.ts'
import { repeatedHosts } from './repeated-hosts.ts'
import { retryTime } from './retry-time.ts'
import { reusedConnections } from './reused-connections.ts'
import { revisionLabels } from './revision-label.ts'
import { serverNames } from './server-names.ts'
import { destinationRuleShortHost, virtualServiceShortHosts } from './short-hosts.ts'
import { unusedSubset } from './unused-subset.ts'
import { weights } from './weights.ts'

/** Checks that no other tool makes. */
export const OWN_ANALYZERS: readonly Analyzer[] = [
  pathTraps,
  headerTraps,
  misplacedMatches,
  retryTime,
  crossOrigin,
  weights,
  matchGateways,
  repeatedHosts,
  delegateOverrides,
  mixedTls,
  virtualServiceShortHosts,
  portLevelSettings,
  unusedSubset,
  mutualTls,
  doubleTls,
  outlierDetection,
  loadBalancer,
  destinationRuleShortHost,
  serviceEntryPort443,
  servicePort443,
  credentialSecrets,
  reusedConnections,
  serverNames,
  ...revisionLabels,
  ...deprecatedForms,
]
