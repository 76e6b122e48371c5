import type { RouteMark } from '@meshdraft/graph'

/** What a mark of a route stands for, in the order in which marks are drawn. */
export const MARK_WORDS: Readonly<Record<RouteMark, string>> = {
  mirror: 'mirror',
  fault: 'fault',
  timeout: 'timeout',
  retries: 'retries',
  rewrite: 'rewrite',
  headers: 'headers',
  redirect: 'redirect',
  directResponse: 'direct response',
  delegate: 'delegate',
  cors: 'CORS policy',
}
