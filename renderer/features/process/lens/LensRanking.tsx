// The steps that a lens finds most noteworthy, above the inspector; a click goes to the step.
import { ChevronRight } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import type { Lens } from '#shared/analysis/lenses.ts'
import { stepBox } from '#shared/diagram/geometry.ts'
import { reveal } from '../canvas/viewport.ts'
import { drawingOf } from '../model/drawing.ts'
import { select, useEditor } from '../model/state.ts'
import styles from './Lens.module.css'
import { Swatch } from './Swatch.tsx'

export function LensRanking({ lens, version }: { lens: Lens; version: string }) {
  const t = useT()
  const [open, setOpen] = usePanel<boolean>('process.lensRanking', true)
  const selected = useEditor((state) => state.steps)
  const go = (id: string) => {
    select({ steps: [id] })
    const { diagram, positions } = drawingOf(version)
    const drawn = diagram.steps.find((s) => s.id === id)
    const at = positions.get(id)
    if (drawn && at) reveal(stepBox(drawn, at))
  }
  return (
    <section className={styles.ranking} aria-label={t('lens.ranking')}>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={13} aria-hidden />
        {t(`lens.kind.${lens.kind}`)}
        <small>{t('lens.ranking')}</small>
        <b>{lens.ranking.length}</b>
      </button>
      {open && lens.ranking.length > 0 && (
        <ol>
          {lens.ranking.map(({ step, text }) => {
            const tone = lens.byStep.get(step.id)?.tone
            return (
              <li key={step.id}>
                <button type="button" aria-pressed={selected.has(step.id)} onClick={() => go(step.id)}>
                  {tone && <Swatch tone={tone} />}
                  <span>{step.title}</span>
                  <b>{text}</b>
                </button>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
