// The processes of a dashboard as they are and as they shall be: counts and summed times, with the change.
import { useT, useValueContext } from '#platform/text.ts'
import type { ProcessLine } from '#shared/analysis/dashboardWork.ts'
import type { ProcessTotals } from '#shared/analysis/processTotals.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import plain from '#ui/plain.module.css'
import { openVersion } from './opening.ts'
import { Nothing, Part } from './Part.tsx'
import styles from './Table.module.css'
import type { Board } from './useDashboard.ts'
import { sharePercent } from './words.ts'

/** One decimal of a unit that fits; working and calendar time beside each other, because they cannot be added. */
function timeText({ working, calendar }: ProcessTotals['waiting'], context: ValueContext): string {
  const one = (seconds: number, basis: 'working' | 'calendar') => {
    if (seconds === 0) return []
    const day = basis === 'working' ? context.hoursPerDay * 3600 : 86_400
    const unit = seconds >= day ? day : seconds >= 3600 ? 3600 : 60
    return [formatDuration((Math.round((seconds / unit) * 10) / 10) * unit, basis, context)]
  }
  return [...one(working, 'working'), ...one(calendar, 'calendar')].join(' + ')
}

/** '−33.3%'; '' where nothing can be said: other bases, or nothing before. */
function change(before: number | null, after: number | null): string {
  if (before === null || after === null || before === 0) return ''
  const share = (after - before) / before
  return share === 0 ? '=' : `${share < 0 ? '−' : '+'}${sharePercent(Math.abs(share))}`
}
const seconds = (time: ProcessTotals['waiting'] | undefined) => (time && time.calendar === 0 ? time.working : null)

export function ProcessFigures({
  board,
  lines = board.work.processes,
}: {
  board: Board
  lines?: readonly ProcessLine[]
}) {
  const t = useT()
  return (
    <Part title={t('dashboard.processes')}>
      {lines.length === 0 ? (
        <Nothing>{t('dashboard.noProcesses')}</Nothing>
      ) : (
        <table className={styles.table} data-table="processes">
          <thead>
            <tr>
              <th>{t('dashboard.process')}</th>
              <th data-number>{t('dashboard.steps')}</th>
              <th data-number>{t('dashboard.handOvers')}</th>
              <th data-number>{t('dashboard.approvals')}</th>
              <th data-number>{t('dashboard.processing')}</th>
              <th data-number>{t('dashboard.waiting')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <ProcessRows key={line.process.id} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </Part>
  )
}

function ProcessRows({ line: { process, asIs, toBe } }: { line: ProcessLine }) {
  const t = useT()
  const context = useValueContext()
  // A process that is new has no as-is; one without a to-be has that before it.
  const versions = [...(asIs ? [{ name: t('dashboard.asIs'), of: asIs }] : []), { name: t('dashboard.toBe'), of: toBe }]
  const [from, to] = [asIs?.totals, toBe?.totals]
  const counts = ['steps', 'handOvers', 'approvals'] as const
  const times = ['processing', 'waiting'] as const
  return (
    <>
      {versions.map(({ name, of }) =>
        of ? (
          <tr key={name} data-version={of.version.id}>
            <th scope="row">
              <button type="button" className={plain.words} onClick={() => openVersion(of.version.id)}>
                {process.title} · {name}
              </button>
            </th>
            {counts.map((count) => (
              <td key={count} data-number>
                {of.totals[count]}
              </td>
            ))}
            {times.map((time) => (
              <td key={time} data-number>
                {timeText(of.totals[time], context)}
              </td>
            ))}
          </tr>
        ) : (
          <tr key={name} data-quiet>
            <th scope="row">
              {process.title} · {name}
            </th>
            <td colSpan={5}>{t('dashboard.noToBe')}</td>
          </tr>
        ),
      )}
      {from && to && (
        <tr data-quiet>
          <th scope="row">{t('dashboard.change')}</th>
          {counts.map((count) => (
            <td key={count} data-number>
              {change(from[count], to[count])}
            </td>
          ))}
          {times.map((time) => (
            <td key={time} data-number>
              {change(seconds(from[time]), seconds(to[time]))}
            </td>
          ))}
        </tr>
      )}
    </>
  )
}
