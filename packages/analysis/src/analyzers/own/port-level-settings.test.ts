import { describe, expect, it } from 'vitest'
import { analyze } from '../../../test/workspace.ts'
import { portLevelSettings } from './port-level-settings.ts'

const rule = (trafficPolicy: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: shop, namespace: shop}
spec:
  host: shop
  trafficPolicy: ${trafficPolicy}
`

const list = (text: string) =>
  analyze(portLevelSettings, text).map(({ severity, path }) => `${severity} ${path}`)

const ITEM = 'spec/trafficPolicy/portLevelSettings/0'

describe('settings of a port', () => {
  it.each([
    ['loadBalancer: {simple: ROUND_ROBIN}', 'info'],
    ['loadBalancer: {consistentHash: {useSourceIp: true}}', 'warning'],
    ['loadBalancer: {localityLbSetting: {enabled: false}}', 'warning'],
    ['connectionPool: {tcp: {maxConnections: 10}}', 'warning'],
    ['outlierDetection: {baseEjectionTime: 5s}, loadBalancer: {simple: RANDOM}', 'warning'],
  ])('that replace %s of the host are reported as %s', (fields, severity) => {
    const policy = `{${fields}, portLevelSettings: [{port: {number: 80}, tls: {mode: DISABLE}}]}`
    expect(list(rule(policy))).toEqual([`${severity} ${ITEM}`])
  })

  it('that repeat what the host has are not reported', () => {
    const pool = 'connectionPool: {tcp: {maxConnections: 10}}'
    expect(list(rule(`{${pool}, portLevelSettings: [{port: {number: 80}, ${pool}}]}`))).toEqual([])
  })
})
