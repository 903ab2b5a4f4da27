// The key of the lens at the bottom left of the canvas: what each colour means and how many steps have it.
import { useT } from '#platform/text.ts'
import type { Lens, LensTone } from '#shared/analysis/lenses.ts'
import { select, useEditor } from '../model/state.ts'
import styles from './Lens.module.css'
import { Swatch } from './Swatch.tsx'

/** Steps of one colour. */
const ofTone = (lens: Lens, tone: LensTone): string[] =>
  [...lens.byStep].flatMap(([id, answer]) => (answer.tone === tone ? [id] : []))

export function LensLegend({ lens }: { lens: Lens }) {
  const t = useT()
  const selected = useEditor((state) => state.steps)
  return (
    <section className={styles.legend} aria-label={t('lens.legend')} data-lens={lens.kind}>
      <h3>
        {t(`lens.kind.${lens.kind}`)}
        <small>{t(`lens.unit.${lens.kind}`)}</small>
      </h3>
      {lens.legend.map(({ tone, label, count }) => {
        const steps = ofTone(lens, tone)
        const chosen = steps.length > 0 && steps.length === selected.size && steps.every((id) => selected.has(id))
        return (
          <button key={tone} type="button" data-tone={tone} aria-pressed={chosen} onClick={() => select({ steps })}>
            <Swatch tone={tone} />
            <span>{label}</span>
            <b>{count}</b>
          </button>
        )
      })}
    </section>
  )
}
