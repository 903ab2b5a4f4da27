// What was simulated: figures with their intervals side by side, how cycle times spread, where cases queue, and who is how busy.
import { TriangleAlert, UserPlus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT, useValueContext } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import { spokenTime } from '#shared/analysis/flow/findingText.ts'
import type { Estimate } from '#shared/analysis/simulation/replications.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatTenths, wholePercent } from '#shared/model/values/numbers.ts'
import { Button } from '#ui/Button.tsx'
import { CycleChart } from './CycleChart.tsx'
import styles from './Simulation.module.css'
import { showSteps } from './showSteps.ts'
import { busyHands, keepsUp, longestQueues } from './simulated.ts'
import type { SimColumn } from './simulations.ts'

interface Props {
  version: RowOf<'processVersion'>
  /** The version itself first. */
  columns: readonly SimColumn[]
  /** Another simulation is running. */
  busy: boolean
  onOneMore: (key: string, name: string) => void
}

const count = (value: number) => (value >= 100 ? String(Math.round(value)) : formatTenths(value))

export function SimulationResults({ version, columns, busy, onOneMore }: Props) {
  const t = useT()
  const context = useValueContext()
  const table = useRef<HTMLTableElement>(null)
  // One person more was asked for further down: what it changes stands here.
  const newest = columns.at(-1)?.isWhatIf ? columns.length - 1 : 0
  const [at, setAt] = useState(newest)
  useEffect(() => {
    if (newest > 0) table.current?.scrollIntoView({ block: 'nearest' })
  }, [newest])
  const [first] = columns as [SimColumn]
  const shown = columns[at] ?? first
  const time = (seconds: number) => spokenTime(seconds, context)
  const rows: {
    id: 'cycle' | 'median' | 'ninth' | 'completed' | 'inProgress'
    of: (c: SimColumn) => Estimate
    text: (n: number) => string
  }[] = [
    { id: 'cycle', of: ({ result }) => result.cycle, text: time },
    { id: 'median', of: ({ result }) => result.median, text: time },
    { id: 'ninth', of: ({ result }) => result.ninth, text: time },
    {
      id: 'completed',
      of: ({ result: { completed }, months }) => ({
        mean: completed.mean / months,
        half: completed.half === null ? null : completed.half / months,
      }),
      text: count,
    },
    { id: 'inProgress', of: ({ result }) => result.inProgress, text: count },
  ]
  const roleOf = (key: string, name: string) => context.titleOf('role', key.replace(/^role:/, '')) ?? name
  const queues = longestQueues(shown)
  const hands = busyHands(shown)
  return (
    <>
      <table ref={table} className={styles.results}>
        <thead>
          <tr>
            <th scope="col">{t('analysis.sim.figure')}</th>
            {columns.map((column, i) => (
              <th key={column.id} scope="col">
                <button type="button" title={column.label} aria-pressed={column === shown} onClick={() => setAt(i)}>
                  {column.label}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, of, text }) => (
            <tr key={id} data-simulated={id}>
              <th scope="row">{t(`analysis.sim.${id}`)}</th>
              {columns.map((column) => {
                const { mean, half } = of(column)
                return (
                  <td key={column.id}>
                    {text(mean)}
                    {half !== null && <small className={styles.half}>±{text(half)}</small>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.result.endless && (
        <p className={styles.warning}>
          <TriangleAlert size={13} aria-hidden />
          {t('analysis.sim.endless')}
        </p>
      )}
      {!keepsUp(shown) && (
        <p className={styles.warning} data-grows>
          <TriangleAlert size={13} aria-hidden />
          {t('analysis.sim.grows', { count: count(shown.result.growth.mean / shown.months) })}
        </p>
      )}
      <h3 className={styles.heading}>
        {t('analysis.sim.spread')} <small>{shown.label}</small>
      </h3>
      <CycleChart result={shown.result} label={shown.label} />
      <h3 className={styles.heading}>
        {t('analysis.sim.queues')} <small>{t('analysis.sim.queuesNote')}</small>
      </h3>
      {queues.length === 0 && <p className={styles.note}>{t('analysis.sim.noQueues')}</p>}
      <ol className={styles.list}>
        {queues.map(({ step, wait, length }) => (
          <li key={step}>
            <button
              type="button"
              className={styles.queue}
              data-queue={step}
              disabled={rowOf('step', step)?.processVersion !== version.id}
              onClick={() => showSteps(version.id, [step])}
            >
              <span>{context.titleOf('step', step)}</span>
              <b>{time(wait.mean)}</b>
              <small>{t('analysis.sim.inQueue', { count: count(length) })}</small>
            </button>
          </li>
        ))}
      </ol>
      <h3 className={styles.heading}>
        {t('analysis.sim.busy')} <small>{t('analysis.sim.busyNote')}</small>
      </h3>
      <ol className={styles.list}>
        {hands.map(({ id, key, name, posts, share }) => (
          <li key={id} className={styles.hands} data-hands={id} data-over={share > 0.95 || undefined}>
            <span>{posts > 0 ? t('analysis.sim.posts', { name, count: posts }) : name}</span>
            <span className={styles.meter} aria-hidden>
              <i style={{ width: `${Math.min(100, share * 100)}%` }} />
            </span>
            <b>{wholePercent(share)}</b>
            <Button
              look="quiet"
              icon={UserPlus}
              disabled={busy}
              aria-label={t('analysis.sim.tryOneMore', {
                name: context.titleOf('role', key.replace(/^role:/, '')) ?? name,
              })}
              onClick={() => onOneMore(key, roleOf(key, name))}
            >
              +1
            </Button>
          </li>
        ))}
      </ol>
      <p className={styles.note}>{t('analysis.sim.note')}</p>
    </>
  )
}
