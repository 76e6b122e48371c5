// A module of its own, so that RE2 is no part of the first load.
export { readLineExpression } from '@meshdraft/model'
