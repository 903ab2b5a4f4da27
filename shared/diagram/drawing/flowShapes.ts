// Draws flows: rounded lines with arrow heads, labels on pills.

import { flowLabelStyle } from '../routing/labels.ts'
import { arrowPath, flowLinePath, flowPath } from '../shapes.ts'
import type { FlowRoute } from '../types.ts'
import type { Palette } from './palette.ts'
import { baseline, type Primitive } from './primitives.ts'

/** How the line of an association is broken. */
export const associationDash = '4 3'

export function drawFlow({ id, points, association }: FlowRoute, palette: Palette): Primitive {
  if (association) {
    const d = flowPath(points)
    const line: Primitive = {
      type: 'path',
      cls: 'flow-association',
      d,
      fill: 'none',
      stroke: palette.flow,
      strokeWidth: 1.25,
    }
    return { type: 'group', cls: 'flow', id, children: [{ ...line, dash: associationDash }] }
  }
  return {
    type: 'group',
    cls: 'flow',
    id,
    children: [
      { type: 'path', cls: 'flow-line', d: flowLinePath(points), fill: 'none', stroke: palette.flow, strokeWidth: 1.5 },
      { type: 'path', cls: 'flow-arrow', d: arrowPath(points), fill: palette.flow },
    ],
  }
}

export function drawFlowLabel({ id, label }: FlowRoute, palette: Palette): Primitive[] {
  if (!label) return []
  const { box, text } = label
  const { size, weight } = flowLabelStyle
  return [
    {
      type: 'group',
      cls: 'flow-label',
      id: `${id}-label`,
      children: [
        {
          type: 'rect',
          cls: 'flow-pill',
          ...box,
          radius: box.height / 2,
          fill: palette.pill,
          stroke: palette.pillLine,
          strokeWidth: 1,
        },
        {
          type: 'text',
          cls: 'flow-text',
          x: box.x + box.width / 2,
          y: baseline(box.y + box.height / 2, size),
          text,
          size,
          weight,
          anchor: 'middle',
          fill: palette.pillText,
        },
      ],
    },
  ]
}
