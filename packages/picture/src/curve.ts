/** A cubic Bézier curve: start, two control points, end. */
export type CurvePoints = readonly [number, number, number, number, number, number, number, number]

/** A curve of the drawing. */
export class Curve {
  readonly points: CurvePoints

  constructor(points: CurvePoints) {
    this.points = points
  }

  /** Leaves and enters level, with both bends half way. */
  static between(x1: number, y1: number, x2: number, y2: number): Curve {
    const middle = x1 + (x2 - x1) / 2
    return new Curve([x1, y1, middle, y1, middle, y2, x2, y2])
  }

  toPath(): string {
    const [x1, y1, ...rest] = this.points.map((value) => Math.round(value * 100) / 100)
    return `M${x1} ${y1}C${rest.join(' ')}`
  }

  /** The point at share `t` of the curve, 0 to 1. */
  at(t: number): readonly [x: number, y: number] {
    const [x1, y1, ax, ay, bx, by, x2, y2] = this.points
    const u = 1 - t
    const [w1, w2, w3, w4] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    return [x1 * w1 + ax * w2 + bx * w3 + x2 * w4, y1 * w1 + ay * w2 + by * w3 + y2 * w4]
  }

  /** The share at which a curve that runs to the right passes `x`. */
  findX(x: number): number {
    let low = 0
    let high = 1
    for (let i = 0; i < 12; i += 1) {
      const middle = (low + high) / 2
      if (this.at(middle)[0] < x) low = middle
      else high = middle
    }
    return (low + high) / 2
  }
}

/** A straight curve. */
export function line(x1: number, y1: number, x2: number, y2: number): Curve {
  return new Curve([x1, y1, x1, y1, x2, y2, x2, y2])
}
