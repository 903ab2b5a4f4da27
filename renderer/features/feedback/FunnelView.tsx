// The funnel of feedback: how far it has come by status and by class, every number a press away from its rows.
import { Megaphone, Plus, Table2, X } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { navigate, usePanel } from '#platform/windowState.ts'
import {
  classOf,
  type FeedbackStage,
  feedbackFunnel,
  isLateFeedback,
  isOpenFeedback,
} from '#shared/analysis/feedbackFunnel.ts'
import { periodDays, periodOfDay } from '#shared/analysis/kpiPeriods.ts'
import { choiceLabel, entityLabels } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatNumber } from '#shared/model/values/numbers.ts'
import { Button } from '#ui/Button.tsx'
import { FilterChoice } from '#ui/FilterChoice.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import styles from './Feedback.module.css'
import { FeedbackList } from './FeedbackList.tsx'
import { feedbackTones } from './feedbackTones.ts'

const spans = { thisMonth: 'monthly', thisQuarter: 'quarterly', thisYear: 'yearly' } as const
type Span = keyof typeof spans
/** What was pressed: a status alone, a class alone, or where they meet. */
export interface Picked {
  readonly stage?: FeedbackStage
  /** null: without a class. */
  readonly class?: string | null
  readonly only?: 'open' | 'late'
}

const oneDecimal = (value: number) => formatNumber(Math.round(value * 10) / 10)

export function FunnelView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const { today } = useValueContext()
  const rows = useRows('feedback')
  const [kind, setKind] = useState<string | null>(null)
  const [span, setSpan] = useState<string | null>(null)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('feedback/inspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const taken = useMemo(() => {
    const days = span ? periodDays(periodOfDay(spans[span as Span], today)) : null
    return rows.filter(
      (row) =>
        (kind === null || row.kind === kind) &&
        (!days || (row.receivedOn !== null && row.receivedOn >= days.from && row.receivedOn <= days.to)),
    )
  }, [rows, kind, span, today])
  const funnel = useMemo(() => feedbackFunnel(taken, today), [taken, today])
  const listed = useMemo(() => {
    const fits = (row: RowOf<'feedback'>) =>
      picked === null ||
      ((picked.stage === undefined || row.status === picked.stage) &&
        (picked.class === undefined || classOf(row) === picked.class) &&
        (picked.only !== 'open' || isOpenFeedback(row)) &&
        (picked.only !== 'late' || isLateFeedback(row, today)))
    return taken.filter(fits).toSorted((a, b) => (b.receivedOn ?? '').localeCompare(a.receivedOn ?? ''))
  }, [taken, picked, today])
  const add = async () => {
    const id = newId()
    const row = { id, title: t('feedback.newTitle'), receivedOn: today, ...(kind ? { kind } : {}) }
    if (!(await execute('rows.insert', { entity: 'feedback', rows: [row] }))) return
    setPicked(null)
    setSelected(id)
    setInspector(true)
  }
  if (rows.length === 0)
    return (
      <Screen>
        <ScreenHeader title={t('areas.feedback')}>{header}</ScreenHeader>
        <NothingYet
          icon={Megaphone}
          text={t('areas.emptyFeedback')}
          addLabel={t('feedback.newFeedback')}
          onAdd={() => void add()}
        />
      </Screen>
    )
  const statusName = (stage: FeedbackStage) => choiceLabel(lang, 'feedback', 'status', stage)
  const className = (name: string | null) => name ?? t('feedback.noClass')
  const what = picked
    ? [
        picked.class !== undefined && className(picked.class),
        picked.stage && statusName(picked.stage),
        picked.only && t(picked.only === 'open' ? 'feedback.open' : 'feedback.overdue'),
      ]
        .filter(Boolean)
        .join(' · ')
    : null
  const isPicked = (one: Picked) => JSON.stringify(one) === JSON.stringify(picked)
  const pick = (one: Picked) => setPicked(isPicked(one) ? null : one)
  const { stages, classes, count } = funnel
  const figures = [
    { label: t('feedback.open'), value: String(funnel.open), only: 'open' },
    { label: t('feedback.overdue'), value: String(funnel.overdue), only: 'late' },
    {
      label: t('feedback.answerDays'),
      value: funnel.answerDays === null ? '' : t('feedback.days', { days: oneDecimal(funnel.answerDays) }),
    },
    {
      label: t('feedback.satisfaction'),
      value: funnel.satisfaction === null ? '' : t('feedback.ofFive', { mark: oneDecimal(funnel.satisfaction) }),
    },
  ] as const
  return (
    <Screen>
      <ScreenHeader
        title={t('areas.feedback')}
        actions={
          <>
            <FilterChoice
              all={t('feedback.allKinds')}
              value={kind}
              options={Object.entries(entityLabels(lang, 'feedback').choices.kind ?? {}).map(([value, label]) => ({
                value,
                label,
              }))}
              onChange={setKind}
            />
            <FilterChoice
              all={t('feedback.allTime')}
              value={span}
              options={(Object.keys(spans) as Span[]).map((value) => ({ value, label: t(`feedback.${value}`) }))}
              onChange={setSpan}
            />
            <Button look="primary" icon={Plus} onClick={() => void add()}>
              {t('feedback.newFeedback')}
            </Button>
          </>
        }
      >
        {header}
      </ScreenHeader>
      <div className={styles.split}>
        <div className={styles.desk}>
          <div className={styles.figures}>
            {figures.map((figure) =>
              'only' in figure ? (
                <button
                  key={figure.label}
                  type="button"
                  aria-pressed={isPicked({ only: figure.only })}
                  data-late={(figure.only === 'late' && funnel.overdue > 0) || undefined}
                  onClick={() => pick({ only: figure.only })}
                >
                  <b>{figure.value}</b>
                  <span>{figure.label}</span>
                </button>
              ) : (
                <div key={figure.label}>
                  <b>{figure.value || '–'}</b>
                  <span>{figure.label}</span>
                </div>
              ),
            )}
          </div>
          <div className={styles.halves}>
            <section className={styles.part}>
              <h2>{t('feedback.byStatus')}</h2>
              <ol className={styles.funnel} aria-label={t('feedback.byStatus')}>
                {stages.map(({ stage, here, reached, share }) => (
                  <li key={stage}>
                    <button type="button" aria-pressed={isPicked({ stage })} onClick={() => pick({ stage })}>
                      <span className={styles.name}>{statusName(stage)}</span>
                      <span className={styles.track}>
                        <span
                          className={styles.bar}
                          data-stage={stage}
                          style={{ width: `${count === 0 ? 0 : (reached / count) * 100}%` }}
                        />
                        <span className={styles.reached}>
                          {t('feedback.reached', {
                            count: reached,
                            share: share === null ? '–' : `${Math.round(share * 100)}%`,
                          })}
                        </span>
                      </span>
                      <span className={styles.here} data-some={here > 0 || undefined}>
                        {t('feedback.here', { count: here })}
                      </span>
                    </button>
                  </li>
                ))}
              </ol>
            </section>
            <section className={styles.part}>
              <h2>{t('feedback.byClass')}</h2>
              <div className={styles.tableRoom}>
                <table className={styles.classes} aria-label={t('feedback.byClass')}>
                  <thead>
                    <tr>
                      <th scope="col">{t('feedback.class')}</th>
                      {stages.map(({ stage }) => (
                        <th key={stage} scope="col" data-number>
                          {statusName(stage)}
                        </th>
                      ))}
                      <th scope="col" data-number>
                        {t('feedback.total')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {classes.map(({ name, byStage, count: total }) => (
                      <tr key={name ?? ''}>
                        <th scope="row">
                          <button
                            type="button"
                            className={styles.ofClass}
                            aria-pressed={isPicked({ class: name })}
                            onClick={() => pick({ class: name })}
                          >
                            {className(name)}
                          </button>
                        </th>
                        {stages.map(({ stage }, i) => (
                          <td key={stage} data-number>
                            {byStage[i] ? (
                              <button
                                type="button"
                                aria-pressed={isPicked({ stage, class: name })}
                                aria-label={`${className(name)} · ${statusName(stage)} ${byStage[i]}`}
                                onClick={() => pick({ stage, class: name })}
                              >
                                {byStage[i]}
                              </button>
                            ) : null}
                          </td>
                        ))}
                        <td data-number>
                          <span className={styles.share} style={{ width: `${(total / Math.max(1, count)) * 64}px` }} />
                          {total}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          </div>
          <section className={styles.rows}>
            <h2>
              {what ? t('feedback.rowsOf', { what }) : t('feedback.rowsAll')}
              <span>{listed.length}</span>
              {picked && (
                <Button look="quiet" icon={X} onClick={() => setPicked(null)}>
                  {t('feedback.showAll')}
                </Button>
              )}
              <Button look="quiet" icon={Table2} onClick={() => navigate('feedback', { tab: 'feedback' })}>
                {t('feedback.openSheet')}
              </Button>
            </h2>
            <FeedbackList
              rows={listed}
              selected={selected}
              onSelect={(id) => {
                setSelected(id)
                setInspector(true)
              }}
            />
          </section>
        </div>
        {inspector && (
          <RowInspector
            entity="feedback"
            row={selected}
            tones={feedbackTones}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
    </Screen>
  )
}
