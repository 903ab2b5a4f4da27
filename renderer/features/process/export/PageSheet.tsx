// A page as SVG: what the PDF will show, of the same primitives.
import { memo, useId } from 'react'
import type { Page } from '#shared/diagram/print/pages.ts'
import { Primitives } from '../canvas/Primitives.tsx'
import styles from './ExportDrawing.module.css'

export const PageSheet = memo(function PageSheet({ page, label }: { page: Page; label?: string }) {
  const id = useId()
  const { width, height, layers } = page
  return (
    <svg
      className={styles.sheet}
      viewBox={`0 0 ${width} ${height}`}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined || undefined}
    >
      <defs>
        {layers.map(({ clip }, i) =>
          clip ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: layers have no identity besides their place
            <clipPath key={i} id={`${id}-${i}`}>
              <rect {...clip} />
            </clipPath>
          ) : null,
        )}
      </defs>
      <rect width={width} height={height} fill="#ffffff" />
      {layers.map(({ list, x, y, scale, clip }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: layers have no identity besides their place
        <g key={i} clipPath={clip ? `url(#${id}-${i})` : undefined}>
          <g transform={`translate(${x} ${y}) scale(${scale})`}>
            <Primitives list={list} />
          </g>
        </g>
      ))}
    </svg>
  )
})
