// The panel beside a sheet: the selected row's form, comments and attachments.
import type { ReactNode } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { useRow, useRows } from '#platform/useRows.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { Inspector, InspectorSection } from '#ui/Inspector.tsx'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import type { Tones } from './entityColumns.ts'
import { RecordForm } from './RecordForm.tsx'
import { RowAttachments } from './RowAttachments.tsx'
import { RowComments } from './RowComments.tsx'
import styles from './RowInspector.module.css'

interface Props {
  entity: EntityName
  /** Id of the row of the active cell. */
  row: string | null
  tones?: Tones | undefined
  without?: readonly string[] | undefined
  adapt?: ((column: SheetColumn) => SheetColumn) | undefined
  width: number
  onWidth: (width: number) => void
  onClose: () => void
  children?: ReactNode
}

const nothing: readonly string[] = []

export function RowInspector(props: Props) {
  const { entity, row: id, tones, without = nothing, adapt, children } = props
  const t = useT()
  const lang = useLang()
  const row = useRow(entity, id) as unknown as AnyRow | undefined
  const name = entityLabels(lang, entity).name
  const title = row ? String(row[entityOf(entity).title] ?? '') : name
  return (
    <Inspector
      title={title}
      subtitle={row ? name : undefined}
      width={props.width}
      onWidth={props.onWidth}
      onClose={props.onClose}
    >
      {row && id ? (
        <>
          {children}
          <RecordForm key={id} entity={entity} row={id} tones={tones} without={without} adapt={adapt} />
          <Extras entity={entity} row={id} />
        </>
      ) : (
        <p className={styles.none}>{t('sheet.nothingSelected')}</p>
      )}
    </Inspector>
  )
}

function Extras({ entity, row }: { entity: EntityName; row: string }) {
  const t = useT()
  const comments = useRows('comment', { onEntity: entity, onRow: row }).length
  const files = useRows('attachment', { onEntity: entity, onRow: row }).length
  const count = (n: number) => (n > 0 ? <span className={styles.count}>{n}</span> : null)
  return (
    <>
      <InspectorSection key={`c${row}`} title={t('sheet.comments')} aside={count(comments)} folded={comments === 0}>
        <RowComments entity={entity} row={row} />
      </InspectorSection>
      <InspectorSection key={`a${row}`} title={t('sheet.attachments')} aside={count(files)} folded={files === 0}>
        <RowAttachments entity={entity} row={row} />
      </InspectorSection>
    </>
  )
}
