// The step being typed, before Enter puts it into the plan: its outline where it will stand, and the way to it.

import { stepSize } from '#shared/diagram/geometry.ts'
import { manualLine } from '#shared/diagram/routing/manual.ts'
import { arrowPath, flowLinePath, shapePath } from '#shared/diagram/shapes.ts'
import type { DiagramStep, Point } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import type { Draft } from '../model/state.ts'
import styles from './Canvas.module.css'
import { PaperPortal } from './PaperPortal.tsx'

export function Ghost({ drawing, draft, at }: { drawing: Drawing; draft: Draft; at: Point }) {
  const { width, height } = stepSize(draft.kind)
  const step: DiagramStep = { id: draft.id, kind: draft.kind, title: '', lane: null, phase: null, ...at }
  const before = drawing.diagram.steps.find((s) => s.id === draft.after)
  const beforeAt = before && drawing.positions.get(before.id)
  const line = before && beforeAt ? manualLine(before, beforeAt, step, at, []) : []
  return (
    <PaperPortal>
      <svg className={styles.ghost} width={width} height={height} style={{ left: at.x, top: at.y }} aria-hidden="true">
        <path d={shapePath(draft.kind, width, height)} />
      </svg>
      {line.length > 1 && (
        <svg className={styles.ghostLine} width={1} height={1} aria-hidden="true">
          <path d={flowLinePath(line)} />
          <path d={arrowPath(line)} data-arrow />
        </svg>
      )}
    </PaperPortal>
  )
}
