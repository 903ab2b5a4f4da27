// All kinds of step, to be clicked (it follows the selected one) or dragged: onto the paper, a flow or a step.
import { Shapes } from 'lucide-react'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import { stepSize } from '#shared/diagram/geometry.ts'
import { shapeDetailPath, shapePath } from '#shared/diagram/shapes.ts'
import type { StepKind } from '#shared/diagram/types.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { stepKinds } from '#shared/model/entities/step.ts'
import { IconButton } from '#ui/Button.tsx'
import { canvasEvents } from '../canvas/canvasEvents.ts'
import { toDrawing } from '../canvas/viewport.ts'
import { startDraft, startDraftAt } from '../capture/commit.ts'
import { focusField } from '../capture/field.ts'
import { draftInFlow } from '../model/drafts.ts'
import { drawingOf } from '../model/drawing.ts'
import { setEditor, soleStep } from '../model/state.ts'
import { flowAt } from './dragging.ts'
import { followPointer } from './followPointer.ts'
import styles from './KindPalette.module.css'

export function KindPalette({ version }: { version: string }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [carried, setCarried] = useState<{ kind: StepKind; x: number; y: number } | null>(null)
  const holder = useRef<HTMLDivElement>(null)
  const { lang } = useWindow.getState()
  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      if (!holder.current?.contains(event.target as Node)) setOpen(false)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      focusField()
    }
    window.addEventListener('pointerdown', away, true)
    window.addEventListener('keydown', key)
    holder.current?.querySelector<HTMLButtonElement>('[data-palette-kind]')?.focus()
    return () => {
      window.removeEventListener('pointerdown', away, true)
      window.removeEventListener('keydown', key)
    }
  }, [open])

  const start = (kind: StepKind) => {
    setOpen(false)
    focusField()
    startDraft(version, kind === 'start' ? null : (soleStep() ?? null), kind)
  }
  const carry = (kind: StepKind) => (down: PointerEvent) =>
    followPointer(down, {
      move: (at, { clientX, clientY }) => {
        setCarried({ kind, x: clientX, y: clientY })
        setEditor({ dropFlow: fitsFlow(kind) ? flowAt(drawingOf(version).flows, at, 14) : null })
      },
      end: (moved, event) => {
        setCarried(null)
        setEditor({ dropFlow: null })
        if (!event) return
        if (!moved) return start(kind)
        setOpen(false)
        dropKind(version, kind, event)
      },
    })
  return (
    <div ref={holder} className={styles.holder}>
      <IconButton
        icon={Shapes}
        label={t('editing.kinds')}
        on={open}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div className={styles.panel} role="toolbar" aria-label={t('editing.kinds')}>
          {stepKinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className={styles.kind}
              data-palette-kind={kind}
              onPointerDown={carry(kind)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return
                event.preventDefault()
                start(kind)
              }}
            >
              <Outline kind={kind} />
              <span>{choiceLabel(lang, 'step', 'kind', kind)}</span>
            </button>
          ))}
          <p className={styles.hint}>{t('editing.kindsHint')}</p>
        </div>
      )}
      {carried &&
        createPortal(
          <div className={styles.carried} style={{ left: carried.x, top: carried.y }}>
            <Outline kind={carried.kind} />
          </div>,
          document.body,
        )}
    </div>
  )
}

const fitsFlow = (kind: StepKind): boolean => kind !== 'start' && kind !== 'end' && kind !== 'note'

/** What a kind dropped somewhere starts: a step in that flow, after that step, or at that place. */
function dropKind(version: string, kind: StepKind, event: globalThis.PointerEvent): void {
  const under = document.elementFromPoint(event.clientX, event.clientY)
  if (!under?.closest('.react-flow')) return
  const at = toDrawing({ x: event.clientX, y: event.clientY })
  const step = under.closest<HTMLElement>('[data-step]')?.dataset.step
  if (step && kind !== 'start') return void startDraft(version, step, kind, kind === 'note')
  const flow = fitsFlow(kind) ? flowAt(drawingOf(version).flows, at, 14) : null
  const draft = flow ? draftInFlow(version, flow, kind) : undefined
  if (draft) setEditor({ capture: { mode: 'draft', draft } })
  else startDraftAt(version, { after: null, ...canvasEvents(version).placeAt(kind, event) })
  requestAnimationFrame(focusField)
}

function Outline({ kind }: { kind: StepKind }) {
  const { width, height } = stepSize(kind)
  const detail = shapeDetailPath(kind, width, height)
  return (
    <svg viewBox={`-2 -2 ${width + 4} ${height + 4}`} width={40} height={20} aria-hidden="true">
      <path d={shapePath(kind, width, height)} />
      {detail && <path d={detail} />}
    </svg>
  )
}
