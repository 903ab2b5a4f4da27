// What a perspective weighs in the scorecard, typed where it stands; left empty everywhere, the weights of its KPIs decide.
import { type KeyboardEvent, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { useLang, useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { type Perspective, perspectiveWeightField } from '#shared/analysis/kpiPerspectives.ts'
import { fieldLabel, problemText } from '#shared/i18n/index.ts'
import { entities } from '#shared/model/plan.ts'
import { formatPercent, parsePercent } from '#shared/model/values/numbers.ts'
import styles from './Table.module.css'
import { sharePercent } from './words.ts'

interface Props {
  perspective: Perspective
  /** Its share now, of perspectives with a score. */
  share: number
}

export function PerspectiveWeight({ perspective, share }: Props) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  const [refused, setRefused] = useState<string | null>(null)
  const field = perspectiveWeightField[perspective]
  const held = plan?.[field] ?? null
  const shown = held === null ? '' : formatPercent(held)
  const commit = (input: HTMLInputElement) => {
    const text = input.value.trim()
    const read = text === '' ? ({ ok: true, value: null } as const) : parsePercent(entities.plan.fields[field], text)
    if (!read.ok)
      return setRefused(problemText(lang, { code: read.code, ...(read.params ? { params: read.params } : {}) }))
    setRefused(null)
    input.value = read.value === null ? '' : formatPercent(read.value as number)
    if (plan && read.value !== held)
      void execute('rows.update', { entity: 'plan', id: plan.id, patch: { [field]: read.value } })
  }
  const key = (e: KeyboardEvent<HTMLInputElement>) => {
    if (e.key === 'Enter') commit(e.currentTarget)
    if (e.key !== 'Escape') return
    e.currentTarget.value = shown
    setRefused(null)
  }
  return (
    <input
      // An undo elsewhere brings the former weight back into the field.
      key={shown}
      className={styles.weight}
      defaultValue={shown}
      placeholder={sharePercent(share)}
      aria-label={fieldLabel(lang, 'plan', field)}
      aria-invalid={refused !== null}
      title={refused ?? t('dashboard.weightTip', { share: sharePercent(share) })}
      onFocus={(e) => e.currentTarget.select()}
      onBlur={(e) => commit(e.currentTarget)}
      onKeyDown={key}
    />
  )
}
