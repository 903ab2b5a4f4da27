// An SOP as the page that is printed: number, version, scope, responsibilities, procedure from the process, signatures, revisions.
import type { ReactNode } from 'react'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { type ProcedureStep, textLines } from '#shared/analysis/sopProcedure.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import styles from './SopPage.module.css'
import { SopStep } from './SopStep.tsx'
import type { Sop } from './sopTones.ts'
import type { SopProcess } from './useSopProcess.ts'

/** On paper, a drawing this many times wider than high has a page of its own at the end, along its length. */
const wide = 1.6

interface Props {
  sop: Sop
  of: SopProcess
  /** Opens a step where it is drawn; without, the page is for paper. */
  onStep?: ((step: string) => void) | undefined
}

export function SopPage({ sop, of, onStep }: Props) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const revisions = useRows('sopRevision', { sop: sop.id })
  const person = (id: string | null) => (id ? (context.titleOf('person', id) ?? '') : '')
  const joined = (entity: 'role' | 'person', ids: readonly string[]) =>
    ids.flatMap((id) => context.titleOf(entity, id) ?? []).join(lang === 'zh' ? '、' : ', ')
  const apart = !onStep && of.ratio > wide
  const facts = [
    [t('sop.code'), sop.code],
    [t('sop.edition'), sop.edition],
    [t('sop.effectiveOn'), sop.effectiveOn],
    [t('sop.department'), (sop.department && context.titleOf('department', sop.department)) || ''],
    [t('sop.status'), choiceLabel(lang, 'sopDocument', 'status', sop.status)],
    [t('sop.nextReviewOn'), sop.nextReviewOn],
  ] as const
  const signatures = [
    [t('sop.prepared'), sop.preparedBy, sop.preparedOn],
    [t('sop.reviewed'), sop.reviewedBy, sop.reviewedOn],
    [t('sop.approved'), sop.approvedBy, sop.approvedOn],
  ] as const
  const timesOf = ({ step }: ProcedureStep) =>
    [
      step.processingTime !== null &&
        t('sop.time', { time: formatDuration(step.processingTime, step.processingBasis, context) }),
      step.waitingTime !== null &&
        t('sop.waits', { time: formatDuration(step.waitingTime, step.waitingBasis, context) }),
    ].filter((text): text is string => Boolean(text))
  // A part without text is left out on paper and named on the screen, so that one sees what is missing.
  const parts: [keyof typeof texts, ReactNode][] = []
  const texts = {
    purpose: sop.purpose,
    scope: sop.scope,
    terms: sop.terms,
    responsibilities: sop.responsibilities,
    procedure: null,
    records: sop.records,
    references: sop.references,
  }
  for (const [name, text] of Object.entries(texts) as [keyof typeof texts, string | null][]) {
    if (name === 'procedure') parts.push([name, null])
    else if (text?.trim()) parts.push([name, <Lines key={name} text={text} />])
    else if (onStep && (name === 'purpose' || name === 'scope' || name === 'responsibilities'))
      parts.push([
        name,
        <p key={name} className={styles.missing}>
          {t('sop.nothingWritten')}
        </p>,
      ])
  }
  const ways = (step: ProcedureStep) =>
    step.ways.map(({ label, to, title }) =>
      to === null
        ? t('sop.wayEnd', { label: label || t('sop.way'), title })
        : t('sop.wayTo', { label: label || t('sop.way'), number: to, title }),
    )
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <p>{t('sop.head')}</p>
        <h1>{sop.title}</h1>
        <dl>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </header>
      {parts.map(([name, content], i) => (
        <section key={name} data-part={name}>
          <h2>
            {i + 1}. {t(`sop.parts.${name}`)}
          </h2>
          {name === 'procedure' ? (
            <>
              {of.version && (
                <p className={styles.of}>
                  {t('sop.ofProcess', { process: of.process?.title ?? '', version: of.version.title })}
                </p>
              )}
              {of.picture &&
                (apart ? (
                  <p className={styles.of}>{t('sop.pictureApart')}</p>
                ) : (
                  <img className={styles.picture} src={of.picture} alt={t('sop.picture')} />
                ))}
              {!of.version && onStep && <p className={styles.missing}>{t('sop.noProcess')}</p>}
              {of.version && of.procedure.length === 0 && onStep && (
                <p className={styles.missing}>{t('sop.noSteps')}</p>
              )}
              <ol className={styles.steps}>
                {of.procedure.map((step) => (
                  <SopStep
                    key={step.step.id}
                    section={i + 1}
                    step={step}
                    who={[joined('role', step.roles), joined('person', step.step.owners)].filter(Boolean).join(' · ')}
                    times={timesOf(step)}
                    ways={ways(step)}
                    onStep={onStep}
                  />
                ))}
              </ol>
              {sop.procedure?.trim() && <Lines text={sop.procedure} />}
            </>
          ) : (
            content
          )}
        </section>
      ))}
      <section data-part="training">
        <h2>
          {parts.length + 1}. {t('sop.parts.training')}
        </h2>
        <p>{joined('role', sop.rolesToTrain) || t('sop.nothingWritten')}</p>
      </section>
      <section data-part="revisions">
        <h2>
          {parts.length + 2}. {t('sop.parts.revisions')}
        </h2>
        {revisions.length === 0 ? (
          <p className={styles.missing}>{t('sop.noRevisions')}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('sop.revision')}</th>
                <th>{t('sop.revisedOn')}</th>
                <th>{t('sop.changes')}</th>
                <th>{t('sop.author')}</th>
                <th>{t('sop.inForce')}</th>
                <th>{t('sop.retrain')}</th>
              </tr>
            </thead>
            <tbody>
              {revisions.toReversed().map((row) => (
                <tr key={row.id}>
                  <td>{row.edition}</td>
                  <td>{row.revisedOn}</td>
                  <td>{row.changes}</td>
                  <td>{person(row.author)}</td>
                  <td>{row.effectiveOn}</td>
                  <td>{t(row.retrain ? 'ui.yes' : 'ui.no')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <table className={`${styles.table} ${styles.signatures}`} data-part="signatures">
        <thead>
          <tr>
            <td />
            {signatures.map(([label]) => (
              <th key={label}>{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th>{t('sop.signName')}</th>
            {signatures.map(([label, by]) => (
              <td key={label}>{person(by)}</td>
            ))}
          </tr>
          <tr>
            <th>{t('sop.signDate')}</th>
            {signatures.map(([label, , on]) => (
              <td key={label}>{on}</td>
            ))}
          </tr>
        </tbody>
      </table>
      {of.picture && apart && (
        <div className={styles.turned}>
          <img className={styles.picture} src={of.picture} alt={t('sop.picture')} />
        </div>
      )}
    </article>
  )
}

/** A text of several lines as a list, of one line as a paragraph. */
function Lines({ text }: { text: string }) {
  const lines = textLines(text)
  if (lines.length < 2) return <p>{text.trim()}</p>
  return (
    <ul>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
        <li key={i}>{line}</li>
      ))}
    </ul>
  )
}
