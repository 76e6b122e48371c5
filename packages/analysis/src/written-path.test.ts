import { expect, it } from 'vitest'
import { toWrittenPath } from './written-path.ts'

const value = {
  spec: {
    export_to: ['a'],
    workloadSelector: { labels: { appName: 'a', app_name: 'b' } },
    workload_selector: {},
    outlier_detection: { consecutive_5xx_errors: 1 },
  },
}

it.each([
  ['spec.exportTo.0', 'spec.export_to.0'],
  ['spec.exportTo', 'spec.export_to'],
  ['spec.workloadSelector.labels.appName', 'spec.workloadSelector.labels.appName'],
  ['spec.outlierDetection.consecutive5xxErrors', 'spec.outlier_detection.consecutive_5xx_errors'],
  ['spec.outlierDetection.baseEjectionTime', 'spec.outlier_detection.baseEjectionTime'],
  ['spec.subjectAltNames.exportTo', 'spec.subjectAltNames.exportTo'],
  ['metadata.name', 'metadata.name'],
  ['', ''],
])('%j is written at %j', (path, written) => {
  expect(toWrittenPath(value, path === '' ? [] : path.split('.')).join('.')).toBe(written)
})
