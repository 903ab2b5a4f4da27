// The panel beside a sheet: the selected row's form, comments and attachments.
import type { ReactNode } from 'react'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRow } from '#platform/useRows.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { Inspector } from '#ui/Inspector.tsx'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import type { Tones } from './entityColumns.ts'
import { RecordForm } from './RecordForm.tsx'
import { RowExtras } from './RowExtras.tsx'
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
  const context = useValueContext()
  const title = row ? context.titleOf(entity, row.id) : name
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
          <RowExtras entity={entity} row={id} />
        </>
      ) : (
        <p className={styles.none}>{t('sheet.nothingSelected')}</p>
      )}
    </Inspector>
  )
}
