// Draws a whole process as plain boxes and lines on a canvas: the overview when zoomed far out, and the minimap.
import type { Palette } from '#shared/diagram/drawing/palette.ts'
import { isCircle, isDiamond, stepSize } from '#shared/diagram/geometry.ts'
import type { FlowRoute, Point } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'

export interface Look {
  readonly palette: Palette
  readonly accent: string
  /** Large enough for lane titles and outlines; otherwise steps are filled marks. */
  readonly detailed: boolean
}

/** Paints in drawing units under the transform already set on `context`; `scale` is that transform's. */
export function paintProcess(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  flows: readonly FlowRoute[],
  selected: ReadonlySet<string>,
  drag: ReadonlyMap<string, Point> | null,
  scale: number,
  { palette, accent, detailed }: Look,
): void {
  const hair = 1 / scale
  const { bands, diagram, positions } = drawing
  let odd = false
  for (const band of bands.lanes) {
    if (!band.leaf) continue
    context.fillStyle = odd ? palette.laneOther : palette.lane
    context.fillRect(band.box.x, band.box.y, band.box.width, band.box.height)
    odd = !odd
  }
  context.strokeStyle = palette.laneLine
  context.lineWidth = hair
  for (const band of bands.lanes) {
    if (band.header) {
      context.fillStyle = palette.header
      context.fillRect(band.header.x, band.header.y, band.header.width, band.header.height)
    }
    context.strokeRect(band.box.x, band.box.y, band.box.width, band.box.height)
  }
  context.fillStyle = palette.phaseHeader
  for (const { header } of bands.phases) context.fillRect(header.x + 1, header.y, header.width - 2, header.height - 2)

  context.strokeStyle = palette.flow
  context.lineWidth = Math.max(1, hair)
  context.beginPath()
  for (const { points } of flows) {
    points.forEach(({ x, y }, i) => {
      if (i === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    })
  }
  context.stroke()

  for (const step of diagram.steps) {
    const at = drag?.get(step.id) ?? positions.get(step.id)
    if (!at) continue
    const { width, height } = stepSize(step)
    const isSelected = selected.has(step.id)
    const tone = step.tone ? palette.tones[step.tone] : undefined
    const plain = isDiamond(step.kind) ? palette.gateway : palette.step
    const mark = isSelected ? accent : isDiamond(step.kind) ? palette.gatewayLine : palette.stepLine
    context.fillStyle = tone?.fill ?? (detailed ? plain : mark)
    context.strokeStyle = isSelected
      ? accent
      : (tone?.line ?? (isDiamond(step.kind) ? palette.gatewayLine : palette.stepLine))
    context.lineWidth = isSelected ? 3 * hair : hair
    context.beginPath()
    if (isCircle(step.kind)) context.arc(at.x + width / 2, at.y + height / 2, width / 2, 0, 2 * Math.PI)
    else if (isDiamond(step.kind)) {
      context.moveTo(at.x + width / 2, at.y)
      context.lineTo(at.x + width, at.y + height / 2)
      context.lineTo(at.x + width / 2, at.y + height)
      context.lineTo(at.x, at.y + height / 2)
      context.closePath()
    } else context.rect(at.x, at.y, width, height)
    context.fill()
    context.stroke()
  }
  if (detailed) paintNames(context, drawing, scale, palette)
}

/** Titles of lanes and phases at a size that can be read on the screen, whatever the zoom. */
function paintNames(context: CanvasRenderingContext2D, { bands }: Drawing, scale: number, palette: Palette): void {
  const size = 11 / scale
  context.fillStyle = palette.headerText
  context.font = `500 ${size}px "Noto Sans SC", sans-serif`
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const { header, title } of bands.lanes) {
    if (header && header.height > size * 1.4)
      context.fillText(title, header.x + header.width + 4 / scale, header.y + size)
  }
}

/** A canvas sized to its element on this screen, cleared, ready to be drawn on in CSS pixels. */
export function freshContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio
  const { clientWidth, clientHeight } = canvas
  const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)]
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  const context = canvas.getContext('2d')
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  context?.clearRect(0, 0, clientWidth, clientHeight)
  return context
}

/** The accent colour of the theme shown. */
export const accentOf = (element: Element): string => getComputedStyle(element).getPropertyValue('--accent').trim()
