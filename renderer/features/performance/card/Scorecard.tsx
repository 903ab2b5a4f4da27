// One scorecard as a page: who and when, total and grade, items with weights, perspectives, 360° feedback, appraisal, sign-off.
import { Plus, TriangleAlert } from 'lucide-react'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { usePlan, useRows } from '#platform/useRows.ts'
import { bandsOf } from '#shared/analysis/evaluationScore.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { computedPercent, formatNumber, formatTenths, weightPercent } from '#shared/model/values/numbers.ts'
import { Button } from '#ui/Button.tsx'
import type { CardCommands } from '../useCardCommands.ts'
import type { Card } from '../useScorecards.ts'
import { FeedbackPart } from './FeedbackPart.tsx'
import figures from './Figures.module.css'
import { ItemTable } from './ItemTable.tsx'
import said from './Said.module.css'
import styles from './Scorecard.module.css'
import { SignOff } from './SignOff.tsx'

interface Props {
  card: Card
  /** null on paper: nothing is to be entered there. */
  commands: CardCommands | null
}

const texts = ['strengths', 'improvements', 'improvementPlan'] as const

export function Scorecard({ card, commands }: Props) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  const context = useValueContext()
  const { evaluation, cycle, score } = card
  const name = evaluation.person
    ? context.titleOf('person', evaluation.person)
    : context.titleOf('department', evaluation.department ?? '')
  const evaluator = evaluation.evaluator ? context.titleOf('person', evaluation.evaluator) : undefined
  const shares = score.groups.filter(({ weight, asked }) => weight > 0 || (asked ?? 0) > 0)
  return (
    <article className={styles.card} data-print={commands === null} aria-label={t('performance.card')}>
      <header className={styles.head}>
        <div>
          <small>{[plan?.organisation, cycle.title].filter(Boolean).join(' · ')}</small>
          <h2>{name ?? evaluation.title}</h2>
          <p>
            {cycle.period && `${t('performance.period')} ${formatPeriod(cycle.period, lang)}`}
            {evaluator && <span>{`${t('performance.evaluator')} ${evaluator}`}</span>}
            <span>{choiceLabel(lang, 'evaluation', 'status', evaluation.status)}</span>
          </p>
        </div>
        <div className={styles.result}>
          <span className={styles.figure} data-figure="total">
            {score.total === null ? '' : formatTenths(score.total)}
          </span>
          <span className={styles.caption}>{t('performance.total')}</span>
        </div>
        <div className={styles.result}>
          <span className={styles.figure} data-figure="grade">
            {score.grade ?? ''}
          </span>
          <span className={styles.caption}>
            {score.grade === null
              ? t('performance.noGrade')
              : score.coefficient === null
                ? t('performance.grade')
                : t('performance.coefficient', { value: formatNumber(score.coefficient) })}
          </span>
        </div>
      </header>
      {evaluation.score !== null && score.computed !== null && (
        <p className={styles.note}>{t('performance.entered', { points: formatTenths(score.computed) })}</p>
      )}
      {score.weightsOff && (
        <p className={styles.warning} role="status">
          <TriangleAlert size={14} aria-hidden />
          {t('performance.weightsOff', { sum: weightPercent(score.weightSum) })}
        </p>
      )}
      <ItemTable card={card} commands={commands} />
      <p className={styles.note}>
        {shares.map(({ kind, weight, asked }) => (
          <span key={kind} data-off={asked !== null && Math.abs(asked - weight) > 1e-6}>
            {t(`performance.share.${kind}`, { weight: weightPercent(weight) })}
            {asked !== null && Math.abs(asked - weight) > 1e-6 && (
              <em>{t('performance.share.asked', { weight: weightPercent(asked) })}</em>
            )}
          </span>
        ))}
        {score.missing.length > 0 && (
          <span data-off="true">
            {t('performance.missing', { names: score.missing.join(lang === 'zh' ? '、' : ', ') })}
          </span>
        )}
      </p>
      <div className={styles.pair}>
        <Perspectives card={card} />
        <Bands card={card} commands={commands} />
      </div>
      <FeedbackPart card={card} commands={commands} />
      <section className={styles.part}>
        <h3>{t('performance.development')}</h3>
        <div className={said.texts}>
          {texts.map((field) =>
            commands ? (
              <EntityField key={field} entity="evaluation" row={evaluation.id} field={field} />
            ) : (
              <div key={field} className={said.said}>
                <b>{fieldLabel(lang, 'evaluation', field)}</b>
                <p>{evaluation[field]}</p>
              </div>
            ),
          )}
        </div>
      </section>
      <SignOff card={card} commands={commands} />
    </article>
  )
}

/** The KPIs by perspective: share of the weights and score. */
function Perspectives({ card }: { card: Card }) {
  const t = useT()
  const lang = useLang()
  const { perspectives } = card.score
  if (perspectives.length === 0) return null
  return (
    <section className={styles.part} aria-label={t('performance.perspectives')}>
      <h3>{t('performance.perspectives')}</h3>
      <table className={figures.bars}>
        <tbody>
          {perspectives.map(({ perspective, share, total }) => (
            <tr key={perspective}>
              <th scope="row">{choiceLabel(lang, 'kpi', 'perspective', perspective)}</th>
              <td data-number>{t('performance.ofWeight', { share: computedPercent(share) })}</td>
              <td className={figures.bar}>
                <svg width="100%" height="10" aria-hidden="true">
                  <rect width="100%" height="10" rx="2" className={figures.ground} />
                  <rect width={`${Math.min(100, (total ?? 0) / 1.2)}%`} height="10" rx="2" className={figures.fill} />
                  <rect x={`${100 / 1.2}%`} width="1.5" height="10" className={figures.full} />
                </svg>
              </td>
              <td data-number>
                <b>{total === null ? '' : formatTenths(total)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The grades that hold for the cycle, editable where they stand. */
function Bands({ card, commands }: Props) {
  const t = useT()
  const all = useRows('gradeBand')
  const bands = [...bandsOf(all, card.cycle.id)].sort((a, b) => b.scoreFrom - a.scoreFrom)
  return (
    <section className={styles.part} aria-label={t('performance.bands')}>
      <h3>{t('performance.bands')}</h3>
      {bands.length === 0 && commands ? (
        <Button icon={Plus} onClick={commands.addBands}>
          {t('performance.usualBands')}
        </Button>
      ) : (
        <ul className={figures.bands}>
          {bands.map((band) => (
            <li key={band.id} data-reached={band.title === card.score.grade}>
              <b>{band.title}</b>
              {commands ? (
                <EntityField entity="gradeBand" row={band.id} field="scoreFrom" />
              ) : (
                <span>{t('performance.bandFrom', { from: weightPercent(band.scoreFrom) })}</span>
              )}
              <span>
                {band.coefficient === null
                  ? ''
                  : t('performance.coefficient', { value: formatNumber(band.coefficient) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
