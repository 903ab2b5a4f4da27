// The team sheet: departments, roles and people, with how many steps each role and person owns.

import { entityLabels } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { formatValue } from '#shared/model/values/index.ts'
import { sheetName } from '../cellText.ts'
import { headingRow, titleRows } from '../style.ts'
import { type Column, writeTable } from '../table.ts'
import { addSheet, type SheetBuilder, type WorkbookContext } from '../workbookContext.ts'

/** Columns of an entity as its definition gives them: visible fields, formatted as people read them; numbers stay numbers. */
function entityColumns(context: WorkbookContext, entity: EntityName): Column<AnyRow>[] {
  const { lang, values } = context
  const { fields } = entityOf(entity)
  const labels = entityLabels(lang, entity)
  return Object.entries(fields)
    .filter(([, field]) => !field.hidden)
    .map(([name, field]) => ({
      title: labels.fields[name] ?? name,
      max: Math.max(16, field.width ?? 16),
      value: (row: AnyRow) =>
        field.kind === 'integer' || field.kind === 'number' || field.kind === 'percent'
          ? (row[name] as number | null)
          : formatValue(entity, name, field, row[name], row, values),
      ...(field.kind === 'money' ? { align: 'right' as const } : {}),
      ...(field.kind === 'percent' ? { format: '0.0%' } : {}),
    }))
}

export const peopleSheet: SheetBuilder = (context) => {
  const { reader, lang, t } = context
  const sections = (['person', 'role', 'department'] as const).filter((entity) => reader.list(entity).length > 0)
  if (sections.length === 0) return
  const owned = new Map<string, number>()
  for (const step of reader.list('step'))
    for (const id of [...step.owners, ...(step.ownerRole ? [step.ownerRole] : [])])
      owned.set(id, (owned.get(id) ?? 0) + 1)
  const name = sheetName(t('excel.people.sheet'), context.sheetNames)
  const sheet = addSheet(context, t('excel.people.sheet'), name, `${reader.list('person').length}`, null)
  let at = titleRows(sheet, lang, t('excel.people.sheet'), `${context.plan.title} · ${context.today}`)
  for (const entity of sections) {
    const rows = reader.list(entity) as AnyRow[]
    const columns = entityColumns(context, entity)
    if (entity !== 'department')
      columns.push({ title: t('excel.people.stepsOwned'), value: (row) => owned.get(row.id) ?? 0 })
    headingRow(sheet, lang, at, `${entityLabels(lang, entity).plural}（${rows.length}）`, columns.length)
    at = writeTable(sheet, columns, rows, { lang, at: at + 1 }) + 1
  }
}
