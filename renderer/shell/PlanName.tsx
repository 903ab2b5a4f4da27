// The plan's name, renamed in place.
import { type KeyboardEvent, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import styles from './TopBar.module.css'

export function PlanName() {
  const t = useT()
  const plan = usePlan()
  const [draft, setDraft] = useState<string | null>(null)
  if (!plan) return null
  const end = async (title: string | null) => {
    setDraft(null)
    const trimmed = title?.trim()
    if (trimmed && trimmed !== plan.title)
      await execute('rows.update', { entity: 'plan', id: plan.id, patch: { title: trimmed } })
  }
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') void end(draft)
    if (event.key === 'Escape') void end(null)
  }
  if (draft === null)
    return (
      <button
        type="button"
        className={styles.name}
        title={t('shell.action.planTitle')}
        onClick={() => setDraft(plan.title)}
      >
        {plan.title}
      </button>
    )
  return (
    <input
      className={styles.name}
      aria-label={t('shell.top.planName')}
      value={draft}
      maxLength={200}
      // biome-ignore lint/a11y/noAutofocus: it appears because the user clicked on the name.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void end(draft)}
      onKeyDown={key}
    />
  )
}
