// The differences of two versions step by step: what became of each, and its fields before and after.
import { useMemo } from 'react'
import { useT, useValueContext } from '#platform/text.ts'
import type { ComparedStep, VersionComparison } from '#shared/analysis/versionCompare.ts'
import { InspectorSection } from '#ui/Inspector.tsx'
import { stepColumn } from '../model/stepColumns.ts'
import styles from './Compare.module.css'
import { fieldChanges } from './differences.ts'
import { signsOf } from './marks.ts'
import { SignIcon } from './SignIcon.tsx'

interface Props {
  comparison: VersionComparison
  /** The version after. */
  version: string
  chosen: ComparedStep | null
  onChoose: (step: ComparedStep) => void
}

export function DifferenceList({ comparison, version, chosen, onChoose }: Props) {
  const t = useT()
  const context = useValueContext()
  const column = useMemo(() => {
    const known = new Map<string, ReturnType<typeof stepColumn>>()
    return (field: string) => {
      const found = known.get(field) ?? stepColumn(version, field, context)
      known.set(field, found)
      return found
    }
  }, [version, context])
  const steps = comparison.steps.filter((step) => step.status !== 'same')
  const flows = (['added', 'removed', 'changed'] as const).flatMap((status) => {
    const count = comparison.flows.filter((flow) => flow.status === status).length
    const key = { added: 'flowsAdded', removed: 'flowsRemoved', changed: 'flowChanged' } as const
    return count > 0 ? [{ status, text: t(`versions.compare.${key[status]}`, { count }) }] : []
  })
  const nothing = steps.length === 0 && flows.length === 0
  return (
    <InspectorSection
      title={t('versions.compare.differences')}
      aside={<span className={styles.count}>{steps.length}</span>}
    >
      {nothing && <p className={styles.none}>{t('versions.compare.noDifference')}</p>}
      <ul className={styles.list}>
        {steps.map((step) => {
          const row = step.b ?? step.a
          if (!row) return null
          return (
            <li key={row.id}>
              <button
                type="button"
                className={styles.difference}
                data-status={step.status}
                aria-current={step === chosen || undefined}
                onClick={() => onChoose(step)}
              >
                <span className={styles.head}>
                  {signsOf(step).map((sign) => (
                    <SignIcon key={sign} sign={sign} />
                  ))}
                  <span className={styles.name}>{row.title}</span>
                  <small>
                    {signsOf(step)
                      .map((sign) => t(`versions.compare.status.${sign}`))
                      .join(' · ')}
                  </small>
                </span>
                {step.into && (
                  <span className={styles.field}>{t('versions.compare.into', { title: step.into.title })}</span>
                )}
                {fieldChanges(step, column, t).map(({ field, title, before, after }) => (
                  <span key={field} className={styles.field}>
                    <span className={styles.fieldName}>{title}</span>
                    {before !== null && (
                      <span>
                        <s>{before}</s> → <b>{after}</b>
                      </span>
                    )}
                  </span>
                ))}
              </button>
            </li>
          )
        })}
        {flows.map(({ status, text }) => (
          <li key={status} className={styles.flows}>
            <SignIcon sign={status} />
            {text}
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
