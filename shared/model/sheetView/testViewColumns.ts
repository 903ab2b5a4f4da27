// Columns and rows for the tests of this folder.
import type { FieldKind } from '../field.ts'
import type { DataRow, ViewColumn } from './column.ts'

/** A column that shows its field as it is; of lists every item. */
export const column = (id: string, kind: FieldKind, more: Partial<ViewColumn> = {}): ViewColumn => ({
  id,
  kind,
  format: (row) => {
    const value = row[id]
    return Array.isArray(value) ? value.join('、') : value === null || value === undefined ? '' : String(value)
  },
  ...more,
})

export const statuses = ['open', 'running', 'done']
export const columns = [
  column('title', 'text'),
  column('status', 'choice', { options: () => statuses.map((value) => ({ value, label: value })) }),
  column('owner', 'ref'),
  column('tags', 'refs'),
  column('dueOn', 'date'),
  column('cost', 'money'),
  column('share', 'percent'),
]

export const row = (id: string, values: Record<string, unknown> = {}): DataRow => ({
  id,
  title: id,
  status: 'open',
  owner: null,
  tags: [],
  dueOn: null,
  cost: null,
  share: null,
  ...values,
})
