// KPIs, links, comments and attachments of a row, folded while there are none: below its form, in every inspector.

import { useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { InspectorSection } from '#ui/Inspector.tsx'
import { LinkedKpis } from './LinkedKpis.tsx'
import { RelatedRows } from './RelatedRows.tsx'
import { RowAttachments } from './RowAttachments.tsx'
import { RowComments } from './RowComments.tsx'
import styles from './RowInspector.module.css'

export function RowExtras({ entity, row }: { entity: EntityName; row: string }) {
  const t = useT()
  const comments = useRows('comment', { onEntity: entity, onRow: row }).length
  const files = useRows('attachment', { onEntity: entity, onRow: row }).length
  const count = (n: number) => (n > 0 ? <span className={styles.count}>{n}</span> : null)
  return (
    <>
      {(entity === 'step' || entity === 'process') && <LinkedKpis key={`k${row}`} entity={entity} row={row} />}
      <RelatedRows key={`r${row}`} entity={entity} row={row} />
      <InspectorSection key={`c${row}`} title={t('sheet.comments')} aside={count(comments)} folded={comments === 0}>
        <RowComments entity={entity} row={row} />
      </InspectorSection>
      <InspectorSection key={`a${row}`} title={t('sheet.attachments')} aside={count(files)} folded={files === 0}>
        <RowAttachments entity={entity} row={row} />
      </InspectorSection>
    </>
  )
}
