// How much a drafted process holds: steps, flows, lanes, phases, people.
import { useT } from '#platform/text.ts'
import type { ProcessDraft } from '#shared/model/processDraft.ts'
import styles from './Files.module.css'

export function DraftCounts({ draft }: { draft: ProcessDraft }) {
  const t = useT()
  const people = new Set(draft.steps.flatMap((step) => step.owners)).size
  const counts = [
    [t('shell.files.steps'), draft.steps.length],
    [t('shell.files.flows'), draft.flows.length],
    [t('shell.files.lanes'), draft.lanes.length],
    [t('shell.files.phases'), draft.phases.length],
    [t('shell.files.people'), people],
  ] as const
  return (
    <dl className={styles.counts}>
      {counts.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}
