/** Greatest side and area of a PNG in px: beyond them browsers draw nothing, or run out of memory. */
const LONGEST_SIDE = 16_384
const LARGEST_AREA = 64 * 1024 * 1024

export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** Yields the size of a picture at a scale, in whole pixels. */
export function scaleSize({ width, height }: PixelSize, scale: number): PixelSize {
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** Why a picture of this size cannot be a PNG, as a sentence; `undefined` when it can. */
export function findPngObstacle({ width, height }: PixelSize): string | undefined {
  if (width <= LONGEST_SIDE && height <= LONGEST_SIDE && width * height <= LARGEST_AREA) {
    return undefined
  }
  const [w, h] = [width, height].map((side) => side.toLocaleString('en'))
  return `A PNG of ${w} × ${h} px is too large: at most 16,384 px a side and 67 million in all. Take SVG, or a smaller size.`
}

/**
 * Draws an SVG file as PNG. The browser treats it as a picture: nothing in it runs or is fetched.
 *
 * @throws Error if the browser cannot draw it, e.g. for want of memory.
 */
export async function renderPng(svg: string, size: PixelSize): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = size.width
    canvas.height = size.height
    const context = canvas.getContext('2d')
    if (!context) throw new Error('There is no canvas to draw on.')
    context.drawImage(image, 0, 0, size.width, size.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob)
        else reject(new Error('The picture could not be written.'))
      }, 'image/png')
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
