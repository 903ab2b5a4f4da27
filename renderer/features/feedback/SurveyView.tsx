// Surveys and what they found: CSAT and NPS computed from the answers, their course, and the way into the KPI that they measure.
import { ClipboardList, Plus, Target } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRow, useRows } from '#platform/useRows.ts'
import { setParams, useWindow } from '#platform/windowState.ts'
import { type SurveyFigure, surveyFigures } from '#shared/analysis/surveyFigures.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { computedPercent, formatNumber } from '#shared/model/values/numbers.ts'
import { Button } from '#ui/Button.tsx'
import { Chart } from '#ui/Chart.tsx'
import type { ChartTokens } from '#ui/chartTokens.ts'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SideList } from '#ui/SideList.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import { KpiPreviewDialog } from './KpiPreviewDialog.tsx'
import { nextPeriod } from './nextPeriod.ts'
import styles from './Survey.module.css'

const fields = ['kind', 'frequency', 'audience', 'channel', 'scaleMax', 'owner', 'status', 'kpi'] as const
const tones = { status: { planned: 'grey', running: 'blue', done: 'violet' } } as const

export function SurveyView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const surveys = useRows('survey')
  const results = useRows('surveyResult')
  const params = useWindow((window) => window.params)
  const current = surveys.find(({ id }) => id === params.of) ?? surveys[0]
  const figures = useMemo(() => {
    const found = new Map<string, SurveyFigure[]>()
    for (const survey of surveys) found.set(survey.id, surveyFigures(survey, results))
    return found
  }, [surveys, results])
  const add = async () => {
    const id = newId()
    const row = { id, title: t('feedback.newSurveyTitle'), position: nextPosition('survey') }
    if (await execute('rows.insert', { entity: 'survey', rows: [row] })) setParams({ tab: 'surveys', of: id })
  }
  if (!current)
    return (
      <Screen>
        <ScreenHeader title={t('areas.feedback')}>{header}</ScreenHeader>
        <NothingYet
          icon={ClipboardList}
          text={t('feedback.emptySurvey')}
          addLabel={t('feedback.newSurvey')}
          onAdd={() => void add()}
        />
      </Screen>
    )
  return (
    <Screen>
      <ScreenHeader
        title={t('areas.feedback')}
        actions={
          <Button look="primary" icon={Plus} onClick={() => void add()}>
            {t('feedback.newSurvey')}
          </Button>
        }
      >
        {header}
      </ScreenHeader>
      <div className={styles.split}>
        <SideList
          label={t('feedback.surveys')}
          search={t('feedback.searchSurvey')}
          current={current.id}
          onChoose={(of) => setParams({ tab: 'surveys', of })}
          onRemove={(id) => void removeRows('survey', [id], lang)}
          items={surveys.map(({ id, title, kind, status }) => {
            const score = figures.get(id)?.findLast((figure) => figure.score !== null)?.score
            return {
              id,
              title,
              mark: score === undefined || score === null ? '' : formatNumber(score),
              detail: (
                <>
                  <StatusPill tone={tones.status[status]}>{choiceLabel(lang, 'survey', 'status', status)}</StatusPill>{' '}
                  {choiceLabel(lang, 'survey', 'kind', kind)}
                </>
              ),
            }
          })}
        />
        <SurveyPage key={current.id} survey={current} figures={figures.get(current.id) ?? []} />
      </div>
    </Screen>
  )
}

function SurveyPage({ survey, figures }: { survey: RowOf<'survey'>; figures: readonly SurveyFigure[] }) {
  const t = useT()
  const lang = useLang()
  const kpi = useRow('kpi', survey.kpi)
  const [previews, setPreviews] = useState(false)
  const where = useMemo(() => ({ survey: survey.id }), [survey.id])
  const scored = useMemo(() => figures.filter(({ score }) => score !== null), [figures])
  const [latest, before] = [scored.at(-1), scored.at(-2)]
  const change = latest && before ? Math.round(((latest.score as number) - (before.score as number)) * 10) / 10 : null
  const option = useMemo(() => scoreChart(scored, survey.kind, lang), [scored, survey.kind, lang])
  const formula =
    survey.kind === 'nps'
      ? 'feedback.formulaNps'
      : survey.kind === 'ces'
        ? 'feedback.formulaOther'
        : 'feedback.formulaCsat'
  return (
    <div className={styles.desk}>
      <div className={styles.head}>
        <div className={styles.title}>
          <EntityField entity="survey" row={survey.id} field="title" />
        </div>
        {fields.map((field) => (
          <EntityField key={field} entity="survey" row={survey.id} field={field} tones={tones} />
        ))}
      </div>
      <div className={styles.picture}>
        <div className={styles.figures}>
          <div>
            <span>
              {t('feedback.latest')}
              {latest && ` · ${formatPeriod(latest.result.period, lang)}`}
            </span>
            <b>{latest ? formatNumber(latest.score as number) : '–'}</b>
            {change !== null && (
              <span data-up={change > 0 || undefined} data-down={change < 0 || undefined}>
                {t('feedback.change', { change: `${change > 0 ? '+' : ''}${formatNumber(change)}` })}
              </span>
            )}
          </div>
          <div>
            <span>{t('feedback.rate')}</span>
            <b>{latest?.responseRate === null || latest === undefined ? '–' : computedPercent(latest.responseRate)}</b>
          </div>
          <p>{t(formula)}</p>
          {kpi ? (
            <Button icon={Target} disabled={scored.length === 0} onClick={() => setPreviews(true)}>
              {t('feedback.toKpi', { kpi: kpi.title })}
            </Button>
          ) : (
            <p>{t('feedback.noKpi')}</p>
          )}
        </div>
        <div className={styles.chart}>
          {scored.length > 0 ? (
            <Chart label={t('feedback.trend', { title: survey.title })} option={option} height={190} />
          ) : (
            <p>{t('feedback.noResults')}</p>
          )}
        </div>
      </div>
      {figures.length > 0 && (
        <table className={styles.table} aria-label={t('feedback.score')}>
          <thead>
            <tr>
              <th scope="col">{t('feedback.period')}</th>
              <th scope="col" data-number>
                {t('feedback.rate')}
              </th>
              <th scope="col" data-number>
                {t('feedback.score')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {figures.toReversed().map(({ result, responseRate, score, computed, differs }) => (
              <tr key={result.id}>
                <th scope="row">{formatPeriod(result.period, lang)}</th>
                <td data-number>{responseRate === null ? '' : computedPercent(responseRate)}</td>
                <td data-number>
                  <b>{score === null ? '' : formatNumber(score)}</b>
                </td>
                <td>
                  {differs ? (
                    <StatusPill tone="amber">
                      {t('feedback.differs', { score: formatNumber(result.score as number) })}
                    </StatusPill>
                  ) : score === null ? (
                    ''
                  ) : (
                    t(computed === null ? 'feedback.entered' : 'feedback.computed')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section className={styles.rows}>
        <h2>{t('feedback.results')}</h2>
        <EntitySheet
          entity="surveyResult"
          embedded
          where={where}
          complete={(given) => ({ ...nextPeriod({ survey: survey.id, ...given }), ...given })}
        />
      </section>
      {previews && kpi && <KpiPreviewDialog figures={figures} kpi={kpi} onClose={() => setPreviews(false)} />}
    </div>
  )
}

/** Scores as a line with their numbers; NPS runs from −100 to 100, shares from 0 to 100. */
function scoreChart(scored: readonly SurveyFigure[], kind: RowOf<'survey'>['kind'], lang: 'zh' | 'en') {
  return (tokens: ChartTokens) => ({
    grid: { left: 36, right: 24, top: 24, bottom: 24 },
    xAxis: {
      type: 'category',
      data: scored.map(({ result }) => formatPeriod(result.period, lang)),
      axisLine: { lineStyle: { color: tokens.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: tokens.text2 },
    },
    yAxis: {
      type: 'value',
      ...(kind === 'nps'
        ? { min: -100, max: 100, interval: 50 }
        : kind === 'ces'
          ? {}
          : { min: 0, max: 100, interval: 25 }),
      axisLabel: { color: tokens.text3 },
      splitLine: { lineStyle: { color: tokens.line } },
    },
    series: [
      {
        type: 'line',
        data: scored.map(({ score }) => score),
        symbol: 'circle',
        symbolSize: 7,
        itemStyle: { color: tokens.series },
        lineStyle: { color: tokens.series, width: 2 },
        label: { show: scored.length <= 24, position: 'top', color: tokens.text, fontSize: 11 },
      },
    ],
  })
}
