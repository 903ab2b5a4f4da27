// Sub-processes on the canvas: a sign on each step that opens one, and what is inside, shown in place over the drawing.

import { Minus, Plus, SquareArrowOutUpRight } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { planReader, useRow, useRows } from '#platform/useRows.ts'
import { stepSize } from '#shared/diagram/geometry.ts'
import type { Point } from '#shared/diagram/types.ts'
import { childVersion } from '#shared/model/subProcess.ts'
import { IconButton } from '#ui/Button.tsx'
import { PaperPortal } from '../canvas/PaperPortal.tsx'
import type { Drawing } from '../model/drawing.ts'
import { useDrawing } from '../model/drawing.ts'
import { PictureShapes } from '../version/PictureShapes.tsx'
import styles from './SubLayer.module.css'
import { openSub, toggleExpanded, useExpanded } from './trail.ts'

/** The largest picture of an inside, in drawing units. */
const most = { width: 760, height: 420 }
const head = 32
const pad = 12

export function SubLayer({ drawing }: { drawing: Drawing }) {
  const expanded = useExpanded((state) => state.steps)
  useRows('processVersion')
  const openers = drawing.diagram.steps.filter((step) => step.kind === 'subprocess')
  return (
    <PaperPortal>
      <div className={styles.layer}>
        {openers.map(({ id, title }) => {
          const at = drawing.positions.get(id)
          if (!at) return null
          return expanded.has(id) ? (
            <Inside key={id} step={id} at={at} />
          ) : (
            <Sign key={id} step={id} title={title} at={at} />
          )
        })}
      </div>
    </PaperPortal>
  )
}

/** The version that a step opens now. */
function useChild(step: string) {
  const row = useRow('step', step)
  return row && childVersion(planReader(), row)
}

function Sign({ step, title, at }: { step: string; title: string; at: Point }) {
  const t = useT()
  const child = useChild(step)
  const { width, height } = stepSize('subprocess')
  if (!child) return null
  const label = t('structure.sub.expand', { title })
  return (
    <button
      type="button"
      className={`nopan nodrag ${styles.sign}`}
      style={{ left: at.x + width / 2 - 8, top: at.y + height - 8 }}
      aria-label={label}
      title={label}
      data-expand={step}
      data-along={step}
      tabIndex={-1}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => toggleExpanded(step)}
    >
      <Plus size={12} aria-hidden />
    </button>
  )
}

function Inside({ step, at }: { step: string; at: Point }) {
  const child = useChild(step)
  return child ? <Picture step={step} version={child.id} at={at} /> : null
}

const noMarks = new Map<string, never>()

function Picture({ step, version, at }: { step: string; version: string; at: Point }) {
  const t = useT()
  const row = useRow('step', step)
  const drawing = useDrawing(version)
  const { diagram, bands, flows, positions, labelSides } = drawing
  const { bounds } = bands
  const scale = Math.min(1, most.width / Math.max(1, bounds.width), most.height / Math.max(1, bounds.height))
  const width = Math.max(240, bounds.width * scale)
  const height = Math.max(48, bounds.height * scale)
  const title = row?.title ?? ''
  return (
    <section
      className={`nopan nodrag ${styles.inside}`}
      style={{ left: at.x, top: at.y, width: width + 2 * pad, height: height + head + pad }}
      aria-label={t('structure.sub.inside', { title })}
      data-inside={step}
      data-along={step}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => {
        event.stopPropagation()
        openSub(step)
      }}
    >
      <header>
        <strong>{title}</strong>
        <IconButton
          icon={SquareArrowOutUpRight}
          size={14}
          label={t('structure.sub.open')}
          shortcut="Alt+↓"
          onClick={() => openSub(step)}
        />
        <IconButton icon={Minus} size={14} label={t('structure.sub.collapse')} onClick={() => toggleExpanded(step)} />
      </header>
      {diagram.steps.length === 0 ? (
        <p>{t('structure.sub.empty')}</p>
      ) : (
        <svg
          width={width}
          height={height}
          viewBox={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}
          preserveAspectRatio="xMidYMid meet"
          aria-hidden="true"
        >
          <PictureShapes
            picture={{
              steps: diagram.steps,
              photos: diagram.pictures ?? [],
              bands,
              flows,
              labelSides,
              positions,
              marks: noMarks,
              flowMarks: noMarks,
            }}
            radius={0}
          />
        </svg>
      )}
    </section>
  )
}
