/** Where the marked text of an example begins, for those that hold the same text before it too. */
const PLACES: ReadonlyMap<string, number> = new Map([
  ['YML-DUPLICATE-KEY', 167],
  ['YML-CONTINUED-TEXT', 137],
  ['YML-KUBERNETES-READING', 137],
  ['CEL-19', 203],
  ['VS-034', 175],
  ['VS-099', 140],
  ['VS-102', 245],
  ['VS-103', 262],
  ['DR-003', 187],
  ['DR-018', 239],
  ['DR-026', 323],
  ['DR-035', 340],
  ['DR-040', 273],
  ['DR-045', 274],
  ['DR-051', 242],
  ['DR-061', 217],
  ['DR-067', 151],
  ['GW-014', 222],
  ['TLS-003', 324],
  ['SE-008', 223],
  ['SE-011', 214],
  ['SE-012', 202],
  ['SC-009', 170],
  ['SC-034', 246],
  ['SC-035', 188],
  ['IST0109', 116],
  ['IST0112', 174],
  ['KIA0003', 522],
  ['KIA0203', 711],
  ['KIA0209', 675],
  ['KIA0302', 291],
  ['KIA1105', 177],
  ['KIA1106', 336],
  ['KIA1211', 158],
  ['KIA1701', 259],
  ['KIA0204', 312],
  ['KIA0211', 340],
  ['KIA1113', 341],
  ['MD-009', 289],
  ['MD-011', 184],
  ['MD-022', 215],
  ['MD-033', 279],
  ['MD-048', 209],
  ['MD-051', 187],
  ['CFG-006', 26],
])

/** Yields the offset of the marked text in the example that fails; -1 where it is not shown. */
export function findMark(code: string, { fails, marks }: Marked): number {
  return PLACES.get(code) ?? fails.indexOf(marks)
}

interface Marked {
  readonly fails: string
  readonly marks: string
}
