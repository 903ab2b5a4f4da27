// Draws the pictures on the paper, each with its caption below it.
import { ellipsize } from '../measure.ts'
import type { DiagramPicture, Rect } from '../types.ts'
import type { Palette } from './palette.ts'
import { baseline, type Primitive } from './primitives.ts'

const caption = { size: 11, weight: 400, height: 18 } as const

/** The room that a picture takes, its caption included. */
export const pictureBox = ({ x, y, width, height, caption: text }: Omit<DiagramPicture, 'href'>): Rect => ({
  x,
  y,
  width,
  height: height + (text ? caption.height : 0),
})

/** One picture in drawing units; an empty frame while its bytes are not known. */
export function drawPicture(picture: DiagramPicture, palette: Palette): Primitive[] {
  const { x, y, width, height, href, caption: text } = picture
  const frame: Primitive = {
    type: 'rect',
    cls: 'picture-frame',
    ...{ x, y, width, height },
    radius: 2,
    fill: palette.step,
    stroke: palette.laneLine,
    strokeWidth: 1,
  }
  const { size, weight } = caption
  return [
    frame,
    ...(href ? [{ type: 'image' as const, cls: 'picture-image', x, y, width, height, href }] : []),
    ...(text
      ? [
          {
            type: 'text' as const,
            cls: 'picture-caption',
            x: x + width / 2,
            y: baseline(y + height + caption.height / 2, size),
            text: ellipsize(text, Math.max(width, 40), { size }),
            size,
            weight,
            anchor: 'middle' as const,
            fill: palette.muted,
          },
        ]
      : []),
  ]
}

/** The group of all pictures, nothing when there are none. */
export function drawPictures(pictures: readonly DiagramPicture[] = [], palette: Palette): Primitive[] {
  if (pictures.length === 0) return []
  const children = pictures.map(
    (picture): Primitive => ({
      type: 'group',
      cls: 'picture',
      id: picture.id,
      ...(picture.caption ? { title: picture.caption } : {}),
      children: drawPicture(picture, palette),
    }),
  )
  return [{ type: 'group', cls: 'pictures', children }]
}
