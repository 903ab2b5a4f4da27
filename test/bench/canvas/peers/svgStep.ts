// Our drawing of a step as plain SVG elements, for the libraries that take markup instead of components.
import { palettes } from '#shared/diagram/drawing/palette.ts'
import type { Primitive } from '#shared/diagram/drawing/primitives.ts'
import { drawStep } from '#shared/diagram/drawing/stepShapes.ts'
import type { DiagramStep } from '#shared/diagram/types.ts'

export type SvgPart = { tagName: string; attributes: Record<string, string | number>; textContent?: string }

/** Groups are flattened: their parts carry the group's offset. */
const parts = (list: readonly Primitive[], dx = 0, dy = 0): SvgPart[] =>
  list.flatMap((of): SvgPart[] => {
    if (of.type === 'group') return parts(of.children, dx + (of.x ?? 0), dy + (of.y ?? 0))
    const { type, cls: _, ...rest } = of as Primitive & { cls?: string }
    const attributes: Record<string, string | number> = {}
    const shift: string[] = dx || dy ? [`translate(${dx} ${dy})`] : []
    let textContent: string | undefined
    for (const [name, value] of Object.entries(rest)) {
      if (value === undefined || value === null || typeof value === 'object') continue
      if (name === 'text') textContent = String(value)
      else if (type === 'path' && (name === 'x' || name === 'y' || name === 'scale')) continue
      else attributes[names[name] ?? name] = value as string | number
    }
    if (of.type === 'path' && (of.x || of.y || of.scale))
      shift.push(`translate(${of.x ?? 0} ${of.y ?? 0}) scale(${of.scale ?? 1})`)
    if (shift.length > 0) attributes.transform = shift.join(' ')
    attributes.fill ??= 'none'
    return [{ tagName: type, attributes, ...(textContent === undefined ? {} : { textContent }) }]
  })

const names: Record<string, string> = {
  strokeWidth: 'stroke-width',
  size: 'font-size',
  weight: 'font-weight',
  anchor: 'text-anchor',
  radius: 'rx',
  dash: 'stroke-dasharray',
}

export const svgStep = (step: DiagramStep): SvgPart[] => parts(drawStep(step, palettes.light))
