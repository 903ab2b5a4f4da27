// What writing a survey's scores into its KPI would change, shown before it is done as one change.
import { useMemo } from 'react'
import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { kpiPreview, type SurveyFigure } from '#shared/analysis/surveyFigures.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { kpiNumber } from '#shared/model/values/kpiNumbers.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './Survey.module.css'

interface Props {
  figures: readonly SurveyFigure[]
  kpi: RowOf<'kpi'>
  onClose(): void
}

export function KpiPreviewDialog({ figures, kpi, onClose }: Props) {
  const t = useT()
  const lang = useLang()
  const values = useRows('kpiValue')
  const { changes, same, otherLength, unfit } = useMemo(() => kpiPreview(figures, kpi, values), [figures, kpi, values])
  const list = (periods: readonly string[]) =>
    periods.map((period) => formatPeriod(period, lang)).join(lang === 'zh' ? '、' : ', ')
  const write = async () => {
    const cells = changes.map(({ period, after }) => ({ kpi: kpi.id, period, actual: after }))
    if (!(await execute('kpi.setValues', { cells }))) return
    onClose()
    notify({ text: t('feedback.written', { count: changes.length, kpi: kpi.title }), undo: true })
  }
  return (
    <Dialog
      title={t('feedback.previewTitle', { kpi: kpi.title })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" disabled={changes.length === 0} onClick={() => void write()}>
            {t('feedback.write')}
          </Button>
        </>
      }
    >
      {unfit ? (
        <p>{t('feedback.unfit')}</p>
      ) : changes.length === 0 ? (
        <p>{t('feedback.nothing')}</p>
      ) : (
        <>
          <p>{t('feedback.previewLead', { count: changes.length })}</p>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('feedback.period')}</th>
                <th scope="col" data-number>
                  {t('feedback.before')}
                </th>
                <th scope="col" data-number>
                  {t('feedback.after')}
                </th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ period, before, after }) => (
                <tr key={period}>
                  <th scope="row">{formatPeriod(period, lang)}</th>
                  <td data-number>{kpiNumber(kpi, before)}</td>
                  <td data-number>
                    <b>{kpiNumber(kpi, after)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {same.length > 0 && changes.length > 0 && (
        <p className={styles.aside}>{t('feedback.same', { periods: list(same) })}</p>
      )}
      {otherLength.length > 0 && (
        <p className={styles.aside}>{t('feedback.otherLength', { periods: list(otherLength) })}</p>
      )}
    </Dialog>
  )
}
