// One finding in full: what was found, what is proposed, what it saves per case and per month, and making an improvement of it.
import { ListPlus, Recycle } from 'lucide-react'
import { showRow } from '#platform/places.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { type FindingText, spokenHours, spokenTime } from '#shared/analysis/flow/findingText.ts'
import type { FlowFinding } from '#shared/analysis/flow/flowAnalysis.ts'
import type { FlowFigures } from '#shared/analysis/flow/flowFigures.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { computedPercent, formatMoney } from '#shared/model/values/numbers.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Analysis.module.css'
import { makeImprovement } from './improvements.ts'

interface Props {
  finding: FlowFinding
  text: FindingText
  improvement: RowOf<'improvement'> | undefined
  process: string
  figures: FlowFigures
}

export function FindingDetails({ finding, text, improvement, process, figures }: Props) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const { saving } = finding
  const { cycle, perMonth } = figures
  const making = { finding, text, process, cycle, perMonth }
  const perCase = (of: number, month: string | null, all: string | null = null) => ({ of, month, all })
  const month = (value: number, write: (value: number) => string) =>
    perMonth === null ? null : write(value * perMonth)
  const hours = (seconds: number) => spokenHours(seconds / 3600, context)
  const money = (value: number) => formatMoney(Math.round(value), context)
  const rows = saving
    ? [
        {
          id: 'cycle',
          ...perCase(saving.cycle, null, computedPercent(cycle > 0 ? saving.cycle / cycle : 0)),
          text: spokenTime(saving.cycle, context),
        },
        { id: 'work', ...perCase(saving.work, month(saving.work, hours)), text: hours(saving.work) },
        { id: 'cost', ...perCase(saving.cost, month(saving.cost, money)), text: money(saving.cost) },
      ].filter(({ of }) => of > 0.5)
    : []
  return (
    <div className={styles.details}>
      <p>{text.text}</p>
      <p className={styles.change}>{text.change}</p>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('analysis.saves')}</th>
              <th scope="col">{t('analysis.perCase')}</th>
              <th scope="col">{t('analysis.perMonth')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-saves={row.id}>
                <th scope="row">{t(`analysis.saving.${row.id as 'cycle' | 'work' | 'cost'}`)}</th>
                <td>
                  {row.text}
                  {row.all && <small> {row.all}</small>}
                </td>
                <td>{row.month}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.actions}>
        {improvement ? (
          <Button icon={Recycle} onClick={() => showRow('improvement', improvement.id)}>
            {t('analysis.openImprovement', {
              status: choiceLabel(lang, 'improvement', 'status', improvement.status),
            })}
          </Button>
        ) : (
          <>
            <Button look="primary" icon={ListPlus} onClick={() => makeImprovement(making, 'proposed')}>
              {t('analysis.make')}
            </Button>
            <Button
              look="quiet"
              aria-description={t('analysis.dropHint')}
              onClick={() => makeImprovement(making, 'dropped')}
            >
              {t('analysis.drop')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
