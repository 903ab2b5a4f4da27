// Draws flows: rounded lines with arrow heads, labels on pills.

import { flowLabelStyle } from '../routing/labels.ts'
import { arrowPath, flowLinePath } from '../shapes.ts'
import type { FlowRoute } from '../types.ts'
import type { Palette } from './palette.ts'
import { baseline, type Primitive } from './primitives.ts'

export function drawFlow({ id, points }: FlowRoute, palette: Palette): Primitive {
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
