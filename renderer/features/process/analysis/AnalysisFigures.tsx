// The figures of a version in one dense row above the canvas, each beside that of the version it is compared with.
import { ArrowDown, ArrowUp, Route } from 'lucide-react'
import { useT, useValueContext } from '#platform/text.ts'
import { spokenHours, spokenTime } from '#shared/analysis/flow/findingText.ts'
import type { FlowFigures } from '#shared/analysis/flow/flowFigures.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { computedPercent, formatMoney, formatTenths, wholePercent } from '#shared/model/values/numbers.ts'
import { IconButton } from '#ui/Button.tsx'
import styles from './Analysis.module.css'
import { useAnalyses } from './analyses.ts'
import { showSteps } from './showSteps.ts'
import { useAnalysis, useCounterpart } from './useAnalysis.ts'

interface FigureKind {
  readonly id: string
  readonly label: TextKey
  readonly hint: TextKey
  readonly value: (figures: FlowFigures) => number | null
  readonly text: (value: number, context: ValueContext) => string
  /** More of it is better. */
  readonly isGood?: true
}

const kinds: readonly FigureKind[] = [
  {
    id: 'cycle',
    label: 'analysis.figure.cycle',
    hint: 'analysis.hint.cycle',
    value: ({ cycle }) => cycle,
    text: spokenTime,
  },
  {
    id: 'processing',
    label: 'analysis.figure.processing',
    hint: 'analysis.hint.processing',
    value: ({ processing }) => processing,
    text: spokenTime,
  },
  {
    id: 'efficiency',
    label: 'analysis.figure.efficiency',
    hint: 'analysis.hint.efficiency',
    value: ({ efficiency }) => efficiency,
    text: computedPercent,
    isGood: true,
  },
  {
    id: 'work',
    label: 'analysis.figure.work',
    hint: 'analysis.hint.work',
    value: ({ work }) => work,
    text: (value, context) => spokenHours(value / 3600, context),
  },
  {
    id: 'cost',
    label: 'analysis.figure.cost',
    hint: 'analysis.hint.cost',
    value: ({ cost }) => cost,
    text: (value, context) => formatMoney(Math.round(value), context),
  },
  {
    id: 'handOvers',
    label: 'analysis.figure.handOvers',
    hint: 'analysis.hint.handOvers',
    value: ({ handOvers }) => handOvers,
    text: formatTenths,
  },
  {
    id: 'inProgress',
    label: 'analysis.figure.inProgress',
    hint: 'analysis.hint.inProgress',
    value: ({ inProgress }) => inProgress,
    text: (value) => (value >= 10 ? String(Math.round(value)) : formatTenths(value)),
  },
]

export function AnalysisFigures({ version }: { version: RowOf<'processVersion'> }) {
  const t = useT()
  const context = useValueContext()
  const analysis = useAnalysis(version)
  // The frame with the names of both versions stands before there are figures to put into it.
  const counterpart = useCounterpart(version)
  const working = useAnalyses((analyses) => analyses.working)
  const figures = analysis?.figures
  const other = analysis ? analysis.other?.version : counterpart
  const otherFigures = analysis?.other?.figures
  const mainPath = analysis?.mainPath ?? []
  const saved = figures && analysis?.together
  const busiest = analysis?.loads[0]
  return (
    <section className={styles.figures} aria-label={t('analysis.figures')} aria-busy={working}>
      <dl>
        {kinds.map(({ id, label, hint, value, text, isGood }) => {
          // Without any time there is nothing to say yet.
          const now = !figures || figures.cycle === 0 ? null : value(figures)
          const then = otherFigures ? value(otherFigures) : null
          return (
            <div key={id} data-figure={id} title={t(hint)}>
              <dt>{t(label)}</dt>
              <dd>{now === null ? t('analysis.none') : text(now, context)}</dd>
              {other && (then !== null || !figures) && (
                <dd className={styles.other} title={t('analysis.compared', { title: other.title })}>
                  <span>{other.title}</span> {then === null ? t('analysis.none') : text(then, context)}
                  {then !== null && <Change from={now} to={then} isGood={isGood} />}
                </dd>
              )}
            </div>
          )
        })}
        {(busiest || !analysis) && (
          <div
            data-figure="busiest"
            data-over={(busiest && busiest.share > 0.85) || undefined}
            title={t('analysis.hint.busiest')}
          >
            <dt>{t('analysis.figure.busiest')}</dt>
            <dd>{busiest ? wholePercent(busiest.share) : t('analysis.none')}</dd>
            <dd className={styles.other}>{busiest?.name}</dd>
          </div>
        )}
        {(saved || !analysis) && (
          <div data-figure="together" title={t('analysis.hint.together')}>
            <dt>{t('analysis.figure.together')}</dt>
            <dd>{saved ? spokenTime(figures.cycle - saved.cycle, context) : t('analysis.none')}</dd>
            <dd className={styles.other}>
              {saved && <Change from={figures.cycle} to={figures.cycle - saved.cycle} />}
            </dd>
          </div>
        )}
      </dl>
      <IconButton
        icon={Route}
        label={t('analysis.mainPath')}
        disabled={mainPath.length === 0}
        onClick={() => showSteps(version.id, mainPath)}
      />
    </section>
  )
}

/** How far a figure is from another, and whether for the better. */
function Change({ from, to, isGood = false }: { from: number | null; to: number; isGood?: true | false | undefined }) {
  const t = useT()
  if (from === null || from === 0 || Math.abs(to / from - 1) < 0.0005) return null
  const better = to > from === isGood
  return (
    <b data-effect={better ? 'better' : 'worse'}>
      {to > from ? <ArrowUp size={11} aria-hidden /> : <ArrowDown size={11} aria-hidden />}
      {wholePercent(Math.abs(to / from - 1))}
      <span className={styles.spoken}>{t(`versions.compare.${better ? 'better' : 'worse'}`)}</span>
    </b>
  )
}
