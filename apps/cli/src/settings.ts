import { DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import type { EngineSettings } from '@meshdraft/engine'
import { UsageError } from './usage-error.ts'

/** Yields the engine's settings from `--istio` and `--namespace`. @throws UsageError if one is malformed. */
export function readSettings(values: {
  readonly istio?: string | undefined
  readonly namespace?: string | undefined
}): EngineSettings {
  const { istio, namespace } = values
  if (istio !== undefined && !/^1\.\d+(?:\.\d+)?$/.test(istio)) {
    throw new UsageError(`--istio takes a version such as 1.30; “${istio}” is none.`)
  }
  if (namespace !== undefined && !/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace)) {
    throw new UsageError(`--namespace takes a namespace name; “${namespace}” is none.`)
  }
  return {
    ...DEFAULT_ENGINE_SETTINGS,
    ...(istio !== undefined && { istioVersion: istio }),
    ...(namespace !== undefined && { defaultNamespace: namespace }),
  }
}
