// Shows the primitives of shared/diagram as SVG elements: the same drawing that exports serialise.
import { memo } from 'react'
import type { Primitive } from '#shared/diagram/drawing/primitives.ts'
import { placedPath } from './placedPath.ts'

function Shape({ of }: { of: Primitive }) {
  switch (of.type) {
    case 'group':
      return (
        <g className={of.cls} transform={of.x || of.y ? `translate(${of.x ?? 0} ${of.y ?? 0})` : undefined}>
          <Primitives list={of.children} />
        </g>
      )
    case 'rect':
      return (
        <rect
          className={of.cls}
          x={of.x}
          y={of.y}
          width={of.width}
          height={of.height}
          rx={of.radius}
          fill={of.fill ?? 'none'}
          stroke={of.stroke}
          strokeWidth={of.strokeWidth}
          strokeDasharray={of.dash}
        />
      )
    case 'circle':
      return (
        <circle
          className={of.cls}
          cx={of.cx}
          cy={of.cy}
          r={of.r}
          fill={of.fill ?? 'none'}
          stroke={of.stroke}
          strokeWidth={of.strokeWidth}
        />
      )
    case 'path': {
      const { x = 0, y = 0, scale = 1 } = of
      return (
        <path
          className={of.cls}
          d={x || y || scale !== 1 ? placedPath(of.d, x, y, scale) : of.d}
          fill={of.fill ?? 'none'}
          stroke={of.stroke}
          strokeWidth={of.strokeWidth === undefined ? undefined : of.strokeWidth * scale}
          strokeDasharray={of.dash}
          strokeLinecap={of.round ? 'round' : undefined}
          strokeLinejoin={of.round ? 'round' : undefined}
        />
      )
    }
    case 'image':
      return <image className={of.cls} x={of.x} y={of.y} width={of.width} height={of.height} href={of.href} />
    case 'text':
      return (
        <text
          className={of.cls}
          x={of.x}
          y={of.y}
          fontSize={of.size}
          fontWeight={of.weight}
          textAnchor={of.anchor}
          fill={of.fill}
          transform={of.rotate ? `rotate(${of.rotate} ${of.x} ${of.y})` : undefined}
        >
          {of.text}
        </text>
      )
  }
}

export const Primitives = memo(function Primitives({ list }: { list: readonly Primitive[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: primitives have no identity besides their place in the drawing
  return list.map((primitive, i) => <Shape key={i} of={primitive} />)
})
