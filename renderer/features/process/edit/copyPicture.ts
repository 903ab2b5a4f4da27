// Copies the drawing – of the selection, else of the whole process – to the clipboard as a PNG at twice its size.
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { pictureBox } from '#shared/diagram/drawing/pictureShapes.ts'
import type { Primitive } from '#shared/diagram/drawing/primitives.ts'
import { drawDiagram } from '#shared/diagram/drawing.ts'
import { outerBox, union } from '#shared/diagram/geometry.ts'
import type { LaidOut, Rect } from '#shared/diagram/types.ts'
import { type Drawing, drawingOf } from '../model/drawing.ts'
import { pictureUrl } from '../model/pictures.ts'
import { editor } from '../model/state.ts'

const padding = 16
/** Longest side of the picture, px: beyond it programs refuse to paste. */
const mostPixels = 12_000

/** The part of a drawing that is copied, and the room it takes. */
export function partOf(
  { diagram, positions, bands, flows, labelSides }: Drawing,
  chosen: ReadonlySet<string>,
): { diagram: Drawing['diagram']; laidOut: LaidOut } {
  const whole = { ...bands, positions: new Map(positions), labelSides: new Map(labelSides), flows: [...flows] }
  if (chosen.size === 0) return { diagram, laidOut: whole }
  const steps = diagram.steps.filter((step) => chosen.has(step.id))
  const among = whole.flows.filter((flow) => chosen.has(flow.from) && chosen.has(flow.to))
  const boxes: Rect[] = steps.flatMap((step) => {
    const at = positions.get(step.id)
    return at ? [outerBox(step, at, labelSides.get(step.id))] : []
  })
  for (const { points, label } of among) {
    for (const { x, y } of points) boxes.push({ x, y, width: 0, height: 0 })
    if (label) boxes.push(label.box)
  }
  const bounds = boxes.length > 0 ? boxes.reduce((a, b) => union(a, b)) : bands.bounds
  return {
    diagram: { ...diagram, steps, lanes: [], phases: [], pictures: [] },
    laidOut: { ...whole, lanes: [], phases: [], bounds, flows: among },
  }
}

/** The PNG of a drawing in the light theme. */
async function pngOf(drawing: Drawing, chosen: ReadonlySet<string>): Promise<Blob> {
  const part = partOf(drawing, chosen)
  const pictures = await Promise.all(
    (part.diagram.pictures ?? []).map(async (picture) => ({ ...picture, href: await pictureUrl(picture.file) })),
  )
  const images = new Map<string, ImageBitmap>()
  for (const { href } of pictures) {
    if (href) images.set(href, await createImageBitmap(await (await loaded(href)).blob))
  }
  await document.fonts.load('500 13px "Noto Sans SC"', '步骤Step')
  const { x, y, width, height } = pictures.reduce<Rect>((box, p) => union(box, pictureBox(p)), part.laidOut.bounds)
  const scale = Math.min(2, mostPixels / (Math.max(width, height) + 2 * padding))
  const canvas = new OffscreenCanvas(
    Math.ceil((width + 2 * padding) * scale),
    Math.ceil((height + 2 * padding) * scale),
  )
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no 2D canvas')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(scale, scale)
  context.translate(padding - x, padding - y)
  for (const primitive of drawDiagram({ ...part.diagram, pictures }, part.laidOut, { theme: 'light' }))
    paint(context, primitive, images)
  return canvas.convertToBlob({ type: 'image/png' })
}

/** The bytes behind a blob: URL; the page may not fetch, an image element may load. */
async function loaded(href: string): Promise<{ blob: ImageBitmapSource }> {
  const image = new Image()
  image.src = href
  await image.decode()
  return { blob: image }
}

type Context = OffscreenCanvasRenderingContext2D

function paint(context: Context, primitive: Primitive, images: ReadonlyMap<string, ImageBitmap>): void {
  context.save()
  switch (primitive.type) {
    case 'group':
      context.translate(primitive.x ?? 0, primitive.y ?? 0)
      for (const child of primitive.children) paint(context, child, images)
      break
    case 'rect': {
      const { x, y, width, height, radius = 0 } = primitive
      const path = new Path2D()
      path.roundRect(x, y, width, height, radius)
      strokeAndFill(context, path, primitive)
      break
    }
    case 'circle': {
      const path = new Path2D()
      path.arc(primitive.cx, primitive.cy, primitive.r, 0, 2 * Math.PI)
      strokeAndFill(context, path, primitive)
      break
    }
    case 'path': {
      const { d, x = 0, y = 0, scale = 1, round } = primitive
      context.translate(x, y)
      context.scale(scale, scale)
      if (round) {
        context.lineCap = 'round'
        context.lineJoin = 'round'
      }
      strokeAndFill(context, new Path2D(d), primitive)
      break
    }
    case 'text': {
      const { x, y, text, size, weight, anchor, fill, rotate } = primitive
      context.translate(x, y)
      if (rotate) context.rotate((rotate * Math.PI) / 180)
      context.font = `${weight} ${size}px "Noto Sans SC", sans-serif`
      context.textAlign = anchor === 'middle' ? 'center' : anchor
      context.fillStyle = fill
      context.fillText(text, 0, 0)
      break
    }
    case 'image': {
      const image = images.get(primitive.href)
      if (image) context.drawImage(image, primitive.x, primitive.y, primitive.width, primitive.height)
    }
  }
  context.restore()
}

function strokeAndFill(
  context: Context,
  path: Path2D,
  { fill, stroke, strokeWidth = 1, dash }: { fill?: string; stroke?: string; strokeWidth?: number; dash?: string },
): void {
  if (fill && fill !== 'none') {
    context.fillStyle = fill
    context.fill(path)
  }
  if (!stroke || stroke === 'none') return
  if (dash) context.setLineDash(dash.split(/[ ,]+/).map(Number))
  context.strokeStyle = stroke
  context.lineWidth = strokeWidth
  context.stroke(path)
}

/** Puts the picture into the clipboard and says so; says what went wrong when it could not. */
export async function copyAsPicture(version: string): Promise<void> {
  const t = currentT()
  const drawing = drawingOf(version)
  try {
    const png = pngOf(drawing, editor().steps)
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    notify({ text: t(editor().steps.size > 0 ? 'editing.copiedSelection' : 'editing.copiedWhole') })
  } catch {
    notify({ tone: 'warning', text: t('editing.notCopied') })
  }
}
