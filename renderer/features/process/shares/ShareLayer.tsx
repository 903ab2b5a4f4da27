// On the canvas, at decisions whose shares do not add up: the sum they come to, and on a click what puts it right.

import { TriangleAlert } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useT } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { decisionShares } from '#shared/analysis/branches.ts'
import { stepSize } from '#shared/diagram/geometry.ts'
import { shareText } from '#shared/model/flowText.ts'
import { PaperPortal } from '../canvas/PaperPortal.tsx'
import type { Drawing } from '../model/drawing.ts'
import { useEditor } from '../model/state.ts'
import { isWrong, ShareCheck } from './ShareCheck.tsx'
import styles from './Shares.module.css'

export function ShareLayer({ drawing }: { drawing: Drawing }) {
  const t = useT()
  const readOnly = useEditor((state) => state.readOnly)
  const [open, setOpen] = useState<string | null>(null)
  const { diagram, version } = drawing
  // biome-ignore lint/correctness/useExhaustiveDependencies: the diagram is made of the rows that are read here.
  const wrong = useMemo(() => decisionShares(planReader(), version).filter(isWrong), [diagram, version])
  const shown = wrong.some(({ step }) => step.id === open)
  useEffect(() => {
    if (!shown) return
    const close = (event: Event) => {
      const inside = event.target instanceof Element && event.target.closest('[data-shares]')
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) setOpen(null)
    }
    window.addEventListener('pointerdown', close, true)
    window.addEventListener('keydown', close, true)
    return () => {
      window.removeEventListener('pointerdown', close, true)
      window.removeEventListener('keydown', close, true)
    }
  }, [shown])
  const { width, height } = stepSize('decision')
  return (
    <PaperPortal>
      <div className={styles.layer}>
        {wrong.map((shares) => {
          const { step, sum, state } = shares
          const at = drawing.positions.get(step.id)
          if (!at) return null
          const label = t(state === 'open' ? 'structure.shares.open' : 'structure.shares.off', {
            sum: shareText(sum),
            count: shares.missing.length,
          })
          return (
            <div
              key={step.id}
              data-shares={step.id}
              data-along={step.id}
              style={{ left: at.x + width / 2 - 62, top: at.y + height - 20 }}
            >
              <button
                type="button"
                className={`nopan nodrag ${styles.mark}`}
                aria-label={label}
                aria-expanded={open === step.id}
                title={label}
                tabIndex={-1}
                onPointerDown={(event) => event.stopPropagation()}
                onClick={() => setOpen(open === step.id ? null : step.id)}
              >
                <TriangleAlert size={11} aria-hidden />
                {shareText(sum)}
              </button>
              {open === step.id && (
                <div className={`nopan nodrag ${styles.popover}`} onPointerDown={(event) => event.stopPropagation()}>
                  <ShareCheck shares={shares} readOnly={readOnly} />
                </div>
              )}
            </div>
          )
        })}
      </div>
    </PaperPortal>
  )
}
