// An SOP as the page that is printed: number, version, scope, responsibilities, procedure from the process, signatures, revisions.
import type { ReactNode } from 'react'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import {
  partsOf,
  revisionCells,
  sopFacts,
  sopNames,
  sopRevisionHeads,
  sopSignatures,
  stepText,
  wideDrawing,
} from '#shared/analysis/sopContent.ts'
import { textLines } from '#shared/analysis/sopProcedure.ts'
import styles from './SopPage.module.css'
import { SopStep } from './SopStep.tsx'
import type { Sop } from './sopTones.ts'
import type { SopProcess } from './useSopProcess.ts'

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
  const apart = !onStep && of.ratio > wideDrawing
  const signatures = sopSignatures(sop, context)
  // A part without text is left out on paper and named on the screen, so that one sees what is missing.
  const parts = partsOf(sop, onStep && ['purpose', 'scope', 'responsibilities'])
  const writtenOf = (text: string | null): ReactNode =>
    text?.trim() ? <Lines text={text} /> : <p className={styles.missing}>{t('sop.nothingWritten')}</p>
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <p>{t('sop.head')}</p>
        <h1>{sop.title}</h1>
        <dl>
          {sopFacts(sop, context).map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </header>
      {parts.map((name, i) => (
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
                    text={stepText(step, context)}
                    onStep={onStep}
                  />
                ))}
              </ol>
              {sop.procedure?.trim() && <Lines text={sop.procedure} />}
            </>
          ) : (
            writtenOf(sop[name])
          )}
        </section>
      ))}
      <section data-part="training">
        <h2>
          {parts.length + 1}. {t('sop.parts.training')}
        </h2>
        <p>{sopNames(context, 'role', sop.rolesToTrain) || t('sop.nothingWritten')}</p>
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
                {sopRevisionHeads(lang).map((head) => (
                  <th key={head}>{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {revisions.toReversed().map((row) => (
                <tr key={row.id}>
                  {revisionCells(row, context).map((cell, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                    <td key={i}>{cell}</td>
                  ))}
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
            {signatures.map(({ label }) => (
              <th key={label}>{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th>{t('sop.signName')}</th>
            {signatures.map(({ label, name }) => (
              <td key={label}>{name}</td>
            ))}
          </tr>
          <tr>
            <th>{t('sop.signDate')}</th>
            {signatures.map(({ label, on }) => (
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
