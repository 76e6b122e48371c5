import type { Breach } from './hosts.ts'
import { quote } from './quote.ts'

/** COM-002. */
export function checkPort(port: number): Breach {
  return port >= 1 && port <= 65_535
    ? undefined
    : `Port ${quote(port)} is out of range; ports are 1 to 65535.`
}

/** COM-019: a whole percentage. */
export function checkPercent(percent: number): Breach {
  return percent >= 0 && percent <= 100
    ? undefined
    : `Percentage ${quote(percent)} is out of range; use 0 to 100.`
}

/** COM-020: the percentage of requests that a fault hits. NaN passes, as it does upstream. */
export function checkFaultPercent(percent: number): Breach {
  if (percent < 0 || percent > 100) {
    return `Percentage ${quote(percent)} is out of range; use 0 to 100.`
  }
  return percent > 0 && percent < 0.0001
    ? `Percentage ${quote(percent)} is too small; use 0, or 0.0001 and more.`
    : undefined
}

/** COM-033: the status of a response that the proxy makes up; 600 passes, as it does upstream. */
export function checkHttpStatus(status: number): Breach {
  return status < 200 || status > 600
    ? `HTTP status ${quote(status)} is out of range; use 200 to 599.`
    : undefined
}
