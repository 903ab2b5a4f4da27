// The report plan: which report is due when, from whom to whom; what was delivered moves on to its next day.
import { Check, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { PictureHeader } from '#platform/sheet/PictureHeader.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { reportAfter } from '#shared/analysis/meetingCalendar.ts'
import { epochDay, isoDay } from '#shared/analysis/schedule/workCalendar.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Communication.module.css'
import { type Report, usePlanCalendar } from './meetingModel.ts'
import list from './Reports.module.css'

const groups = ['overdue', 'soon', 'later', 'noDay', 'paused'] as const
type Group = (typeof groups)[number]
/** Reports of a group shown before one asks for more. */
const atFirst = 100

function groupOf({ active, nextOn }: Report, today: string): Group {
  if (!active) return 'paused'
  if (nextOn === null) return 'noDay'
  if (nextOn < today) return 'overdue'
  return nextOn <= isoDay(epochDay(today) + 14) ? 'soon' : 'later'
}

export function ReportPlanView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const reports = useRows('reportPlan')
  const calendar = usePlanCalendar()
  const [selected, setSelected] = useState<string | null>(null)
  const [shown, setShown] = useState(atFirst)
  const [inspector, setInspector] = usePanel<boolean>('communication/reportInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const { today } = context
  const add = async () => {
    const id = newId()
    const row = { id, title: t('communication.newReportTitle'), nextOn: today, position: nextPosition('reportPlan') }
    if (!(await execute('rows.insert', { entity: 'reportPlan', rows: [row] }))) return
    setSelected(id)
    setInspector(true)
  }
  const deliver = async ({ id, title, frequency, nextOn }: Report) => {
    const next = reportAfter(frequency, nextOn ?? today, calendar)
    if (!(await execute('rows.update', { entity: 'reportPlan', id, patch: { nextOn: next } }))) return
    notify({ text: t('communication.deliveredTo', { title, date: next }), undo: true })
  }
  if (reports.length === 0)
    return (
      <Screen>
        <ScreenHeader title={t('areas.communication')}>{header}</ScreenHeader>
        <NothingYet
          icon={Send}
          text={t('areas.emptyReportPlan')}
          addLabel={t('communication.newReport')}
          onAdd={() => void add()}
        />
      </Screen>
    )
  const sorted = reports.toSorted((a, b) => (a.nextOn ?? '9').localeCompare(b.nextOn ?? '9'))
  const due = (nextOn: string | null) => {
    if (nextOn === null) return ''
    const days = epochDay(nextOn) - epochDay(today)
    if (days === 0) return t('communication.dueToday')
    return days < 0 ? t('communication.overdueBy', { count: -days }) : t('communication.inDays', { count: days })
  }
  const names = (ids: readonly string[]) =>
    ids.flatMap((id) => context.titleOf('person', id) ?? []).join(lang === 'zh' ? '、' : ', ')
  return (
    <Screen>
      <PictureHeader
        title={t('areas.communication')}
        inspector={inspector}
        onInspector={setInspector}
        addLabel={t('communication.newReport')}
        onAdd={() => void add()}
      >
        {header}
      </PictureHeader>
      <div className={styles.split}>
        <div className={list.desk}>
          <table className={list.table} aria-label={t('communication.reports')}>
            <thead>
              <tr>
                <th scope="col">{t('communication.report')}</th>
                <th scope="col">{t('communication.frequency')}</th>
                <th scope="col">{t('communication.nextOn')}</th>
                <th scope="col">{t('communication.owner')}</th>
                <th scope="col">{t('communication.recipients')}</th>
                <th scope="col">{t('communication.form')}</th>
                <td />
              </tr>
            </thead>
            {groups.map((group) => {
              const rows = sorted.filter((row) => groupOf(row, today) === group)
              if (rows.length === 0) return null
              return (
                <tbody key={group}>
                  <tr className={list.group}>
                    <th scope="rowgroup" colSpan={7}>
                      <StatusPill tone={group === 'overdue' ? 'red' : group === 'soon' ? 'amber' : 'grey'}>
                        {t(`communication.${group}`)}
                      </StatusPill>
                      <span>{rows.length}</span>
                    </th>
                  </tr>
                  {rows.slice(0, shown).map((row) => (
                    <tr key={row.id} data-selected={row.id === selected || undefined}>
                      <th scope="row">
                        <button
                          type="button"
                          onClick={() => {
                            setSelected(row.id)
                            setInspector(true)
                          }}
                          onKeyDown={(e) => {
                            if (e.key === 'Delete') void removeRows('reportPlan', [row.id], lang)
                          }}
                        >
                          {row.title}
                        </button>
                        {row.purpose && <small>{row.purpose}</small>}
                      </th>
                      <td>
                        {choiceLabel(lang, 'reportPlan', 'frequency', row.frequency)}
                        {row.dueRule && <small>{row.dueRule}</small>}
                      </td>
                      <td>
                        {row.nextOn}
                        <small data-late={group === 'overdue' || undefined}>{row.active ? due(row.nextOn) : ''}</small>
                      </td>
                      <td>{row.owner ? context.titleOf('person', row.owner) : ''}</td>
                      <td>
                        {names(row.recipients)}
                        {row.audience && <small>{row.audience}</small>}
                      </td>
                      <td>{[row.channel, row.format].filter(Boolean).join(' · ')}</td>
                      <td>
                        {row.active && (
                          <Button icon={Check} onClick={() => void deliver(row)}>
                            {t('communication.delivered')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                  {rows.length > shown && (
                    <tr>
                      <td colSpan={7}>
                        <Button look="quiet" onClick={() => setShown(shown + atFirst)}>
                          {t('ui.more', { count: rows.length - shown })}
                        </Button>
                      </td>
                    </tr>
                  )}
                </tbody>
              )
            })}
          </table>
        </div>
        {inspector && (
          <RowInspector
            entity="reportPlan"
            row={selected}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
    </Screen>
  )
}
