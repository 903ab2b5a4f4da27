// Draws one step: outline, title, markers, relative to its own left and top edge.

import { footerItems, placeFooter } from '../footer.ts'
import { hasOutsideLabel, isDiamond, outsideLabel, outsideLabelStyle, stepSize } from '../geometry.ts'
import { type FittedText, fitText } from '../measure.ts'
import { shapeDetailPath, shapePath } from '../shapes.ts'
import type { DiagramStep, LabelSide, StepKind } from '../types.ts'
import { drawBadges } from './badges.ts'
import { markerIcons } from './icons.ts'
import type { Palette } from './palette.ts'
import { baseline, type Primitive } from './primitives.ts'

/** Sizes of a title by its length: the first at which it fits two lines; what is still too long at the last ends in an ellipsis. */
export const titleStyle = { sizes: [13, 12, 11], weight: 500, lead: 4, maxLines: 2 } as const
/** A note is read, not scanned: smaller, and as many lines as it is high. */
export const noteStyle = { sizes: [12, 11], weight: 400, lead: 4, maxLines: 3 } as const

/** All primitives of a step in a box that starts at (0, 0). */
export function drawStep(step: DiagramStep, palette: Palette, labelSide?: LabelSide): Primitive[] {
  const { width, height } = stepSize(step)
  const { fill, stroke, strokeWidth } = outlinePaint(step, palette)
  const children: Primitive[] = [
    { type: 'path', cls: 'step-outline', d: shapePath(step.kind, width, height), fill, stroke, strokeWidth },
  ]
  const detail = shapeDetailPath(step.kind, width, height)
  if (detail)
    children.push({
      type: 'path',
      cls: 'step-detail',
      d: detail,
      fill: 'none',
      stroke,
      strokeWidth: step.kind === 'parallel' ? 2 : 1,
      round: true,
    })
  if (step.kind === 'start')
    children.push({
      type: 'path',
      cls: 'step-sign',
      d: `M13 10.5L22 16L13 21.5Z`,
      fill: stroke,
      stroke,
      strokeWidth: 1,
      round: true,
    })
  if (step.kind === 'end')
    children.push({ type: 'rect', cls: 'step-sign', x: 11, y: 11, width: 10, height: 10, radius: 2, fill: stroke })
  if (step.kind === 'decision') children.push(...questionMark(width, height, palette))
  children.push(
    ...(hasOutsideLabel(step.kind) ? drawOutsideTitle(step, palette, labelSide) : drawInside(step, palette)),
  )
  children.push(...drawMarkers(step, palette))
  return children
}

function outlinePaint(
  { kind, tone }: DiagramStep,
  palette: Palette,
): { fill: string; stroke: string; strokeWidth: number } {
  const lens = tone && Object.hasOwn(palette.tones, tone) ? palette.tones[tone] : undefined
  const paint = kindPaint(kind, palette)
  return lens ? { fill: lens.fill, stroke: lens.line, strokeWidth: paint.strokeWidth } : paint
}

function kindPaint(kind: StepKind, palette: Palette): { fill: string; stroke: string; strokeWidth: number } {
  if (isDiamond(kind)) return { fill: palette.gateway, stroke: palette.gatewayLine, strokeWidth: 1.25 }
  if (kind === 'start') return { fill: palette.start, stroke: palette.startLine, strokeWidth: 1.5 }
  if (kind === 'end') return { fill: palette.end, stroke: palette.endLine, strokeWidth: 2.5 }
  if (kind === 'note') return { fill: palette.note, stroke: palette.noteLine, strokeWidth: 1 }
  return { fill: palette.step, stroke: palette.stepLine, strokeWidth: 1 }
}

function questionMark(width: number, height: number, palette: Palette): Primitive[] {
  return [
    {
      type: 'text',
      cls: 'step-sign',
      x: width / 2,
      y: baseline(height / 2, 18),
      text: '?',
      size: 18,
      weight: 500,
      anchor: 'middle',
      fill: palette.gatewayLine,
    },
  ]
}

function drawOutsideTitle(step: DiagramStep, palette: Palette, side?: LabelSide): Primitive[] {
  const label = outsideLabel(step, { x: 0, y: 0 }, side)
  if (!label) return []
  const { weight, lineHeight } = outsideLabelStyle
  const { box, lines, size, badges, align } = label
  const middle = align === 'middle'
  const title = lines.map(
    (text, i): Primitive => ({
      type: 'text',
      cls: 'step-title',
      x: middle ? box.x + box.width / 2 : box.x + 2,
      y: baseline(box.y + (i + 0.5) * lineHeight, size),
      text,
      size,
      weight,
      anchor: align,
      fill: palette.text,
    }),
  )
  const last = badges.at(-1)
  if (!last) return title
  const x = middle ? box.x + (box.width - last.x - last.width) / 2 : box.x + 2
  return [...title, ...drawBadges(badges, { x, y: box.y + (lines.length + 0.5) * lineHeight }, palette)]
}

/** Room taken by the outline itself at the left and right of the title. */
function insets(kind: StepKind): { left: number; right: number; top: number } {
  if (kind === 'delay') return { left: 12, right: 24, top: 0 }
  if (kind === 'note') return { left: 12, right: 18, top: 0 }
  if (kind === 'data') return { left: 12, right: 12, top: 8 }
  return { left: 12, right: 12, top: 0 }
}

/** The title inside an outline as it is drawn; null for kinds whose title stands outside. */
function insideTitle(step: DiagramStep): (FittedText & { lineHeight: number; start: number }) | null {
  if (hasOutsideLabel(step.kind)) return null
  const { width, height } = stepSize(step)
  const { left, right, top } = insets(step.kind)
  const { sizes, weight, lead, maxLines } = step.kind === 'note' ? noteStyle : titleStyle
  const footerHeight = footerItems(step.footer).length > 0 ? 20 : 0
  const bottom = step.kind === 'document' ? 6 : 0
  const room = height - top - bottom - footerHeight
  const most = step.kind === 'note' ? Math.max(maxLines, Math.floor((room - 8) / (sizes[0] + lead))) : maxLines
  const fitted = fitText(step.title, width - left - right, footerHeight > 0 && top > 0 ? 1 : most, sizes, weight)
  const lineHeight = fitted.size + lead
  const middle = footerHeight > 0 ? 4 + (room - 4) / 2 : room / 2
  return { ...fitted, lineHeight, start: top + middle - (fitted.lines.length * lineHeight) / 2 }
}

/** True when the drawing shows only the beginning of the title: a tooltip then gives all of it. */
export const titleIsCut = (step: DiagramStep): boolean =>
  insideTitle(step)?.cut ?? outsideLabel(step, { x: 0, y: 0 })?.cut ?? false

function drawInside(step: DiagramStep, palette: Palette): Primitive[] {
  const { width, height } = stepSize(step)
  const { left, right } = insets(step.kind)
  const { weight } = step.kind === 'note' ? noteStyle : titleStyle
  const items = footerItems(step.footer)
  const bottom = step.kind === 'document' ? 6 : 0
  const fitted = insideTitle(step)
  if (!fitted) return []
  const { lines, size, lineHeight, start } = fitted
  const title = lines.map(
    (text, i): Primitive => ({
      type: 'text',
      cls: 'step-title',
      x: left,
      y: baseline(start + (i + 0.5) * lineHeight, size),
      text,
      size,
      weight,
      anchor: 'start',
      fill: palette.text,
    }),
  )
  if (items.length === 0) return title
  const badges = placeFooter(items, width - left - right + 8)
  return [...title, ...drawBadges(badges, { x: left - 3, y: height - bottom - 10 }, palette)]
}

/** Small round signs on the upper edge, from the right. */
function drawMarkers(step: DiagramStep, palette: Palette): Primitive[] {
  const { kind, markers } = step
  const { width } = stepSize(step)
  const r = 8
  return (markers ?? []).flatMap((marker, i): Primitive[] => {
    const cx = width - (hasOutsideLabel(kind) ? 2 : 16) - i * (2 * r + 2)
    const cy = hasOutsideLabel(kind) ? 4 : 0
    const stroke = marker === 'risk' ? palette.risk : palette.marker
    return [
      {
        type: 'circle',
        cls: `step-marker marker-${marker}`,
        cx,
        cy,
        r,
        fill: palette.step,
        stroke: palette.stepLine,
        strokeWidth: 1,
      },
      {
        type: 'path',
        cls: 'marker-sign',
        d: markerIcons[marker],
        x: cx - 5,
        y: cy - 5,
        scale: 10 / 12,
        fill: 'none',
        stroke,
        strokeWidth: 1.3,
        round: true,
      },
    ]
  })
}
