// The minutes of a meeting on paper: who was there, what was said, decided and is to be done.
import { PrintPaper } from '#platform/PrintPaper.tsx'
import { useLang, useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { choiceLabel, entityLabels } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import styles from './PrintMinutes.module.css'

interface Props {
  minutes: RowOf<'meetingMinutes'>
  decisions: readonly RowOf<'decision'>[]
  actions: readonly RowOf<'actionItem'>[]
  context: ValueContext
  onReady(): void
}

export function PrintMinutes({ minutes, decisions, actions, context, onReady }: Props) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  const name = (id: string | null) => (id ? (context.titleOf('person', id) ?? '') : '')
  const names = (ids: readonly string[]) =>
    ids
      .map(name)
      .filter(Boolean)
      .join(lang === 'zh' ? '、' : ', ')
  const facts = [
    minutes.host && t('communication.host', { name: name(minutes.host) }),
    minutes.recorder && t('communication.recorder', { name: name(minutes.recorder) }),
    minutes.attendees.length > 0 && t('communication.attendees', { names: names(minutes.attendees) }),
    minutes.absent.length > 0 && t('communication.absent', { names: names(minutes.absent) }),
  ].filter(Boolean)
  return (
    <PrintPaper
      onReady={onReady}
      head={
        <>
          <b>{plan?.title}</b>
          <span>{entityLabels(lang, 'meetingMinutes').name}</span>
        </>
      }
    >
      <div className={styles.page}>
        <h1>{minutes.title}</h1>
        <p className={styles.facts}>
          {[minutes.heldOn, minutes.startTime].filter(Boolean).join(' ')}
          {facts.map((fact) => (
            <span key={String(fact)}>{fact}</span>
          ))}
        </p>
        {minutes.text && <p className={styles.text}>{minutes.text}</p>}
        {decisions.length > 0 && (
          <>
            <h2>{t('communication.decisions')}</h2>
            <table>
              <thead>
                <tr>
                  <th>{entityLabels(lang, 'decision').name}</th>
                  <th>{t('communication.owner')}</th>
                  <th>{t('communication.status')}</th>
                </tr>
              </thead>
              <tbody>
                {decisions.map((row) => (
                  <tr key={row.id}>
                    <td>
                      {row.title}
                      {row.reason && <small>{row.reason}</small>}
                    </td>
                    <td>{name(row.owner)}</td>
                    <td>{choiceLabel(lang, 'decision', 'status', row.status)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        {actions.length > 0 && (
          <>
            <h2>{t('communication.actions')}</h2>
            <table>
              <thead>
                <tr>
                  <th>{entityLabels(lang, 'actionItem').name}</th>
                  <th>{t('communication.owner')}</th>
                  <th>{t('communication.due')}</th>
                  <th>{t('communication.status')}</th>
                </tr>
              </thead>
              <tbody>
                {actions.map((row) => (
                  <tr key={row.id}>
                    <td>{row.title}</td>
                    <td>{name(row.owner)}</td>
                    <td>{row.dueOn}</td>
                    <td>{choiceLabel(lang, 'actionItem', 'status', row.status)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        {minutes.nextOn && <p>{t('communication.next', { date: minutes.nextOn })}</p>}
      </div>
    </PrintPaper>
  )
}
