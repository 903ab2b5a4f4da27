// What a version comes to: counts, summed times, and what is still to be filled in.
import { useT, useValueContext } from '#platform/text.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import { InspectorSection } from '#ui/Inspector.tsx'
import { useDrawing } from '../model/drawing.ts'
import { select } from '../model/state.ts'
import { totalsOf } from '../model/totals.ts'
import styles from './Inspector.module.css'

export function Totals({ version }: { version: string }) {
  const t = useT()
  const context = useValueContext()
  const drawing = useDrawing(version)
  const { diagram } = drawing
  const totals = totalsOf(drawing)
  const time = ({ working, calendar }: { working: number; calendar: number }) =>
    [
      working > 0 ? formatDuration(working, 'working', context) : '',
      calendar > 0 ? formatDuration(calendar, 'calendar', context) : '',
    ]
      .filter(Boolean)
      .join(' + ') || '0'
  const figures: [string, string | number][] = [
    [t('process.inspector.steps'), totals.steps],
    [t('process.inspector.handOvers'), totals.handOvers],
    [t('process.inspector.decisions'), totals.decisions],
    [t('process.inspector.lanes'), totals.lanes],
  ]
  const missing = (what: 'missingOwner' | 'missingTime') =>
    diagram.steps.filter((s) => s.footer?.[what] && (what === 'missingTime' || s.kind !== 'decision')).map((s) => s.id)
  const gaps: [string, number, readonly string[]][] = [
    [t('process.inspector.withoutOwner', { count: totals.withoutOwner }), totals.withoutOwner, missing('missingOwner')],
    [t('process.inspector.withoutTime', { count: totals.withoutTime }), totals.withoutTime, missing('missingTime')],
  ]
  return (
    <InspectorSection title={t('process.inspector.totals')}>
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.times}>
        <div>
          <dt>{t('process.inspector.processing')}</dt>
          <dd>{time(totals.processing)}</dd>
        </div>
        <div>
          <dt>{t('process.inspector.waiting')}</dt>
          <dd>{time(totals.waiting)}</dd>
        </div>
      </dl>
      {gaps
        .filter(([, count]) => count > 0)
        .map(([text, , steps]) => (
          <button key={text} type="button" className={styles.gap} onClick={() => select({ steps })}>
            {text}
          </button>
        ))}
    </InspectorSection>
  )
}
