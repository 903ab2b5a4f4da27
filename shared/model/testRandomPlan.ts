// Random plans for tests: rows of every entity that keep all rules of the model, with texts that break careless code.
import { type AnyRow, withDefaults } from './entity.ts'
import type { Field } from './field.ts'
import { type EntityName, entityNames, entityOf, type NewRowOf, type PlanRows } from './plan.ts'
import { hangsOnRows } from './references.ts'
import { planRows } from './rowOrder.ts'
import { testPlan } from './testPlan.ts'

/** Numbers from 0 to below 1. */
export type Random = () => number

export const hostileTexts = [
  '=1+1',
  '=HYPERLINK("http://example.test","x")',
  '+86 21',
  '-2+3',
  '@SUM(A1)',
  "'单引号",
  '"双引号", 逗号; 分号',
  'a\\b\\\\c %s {{y}}',
  '<script>alert(1)</script>&amp;',
  ']]> <!--',
  '_x0041_ _x000D_',
  'NULL',
  'null',
  'true',
  '00123',
  '1e5',
  '2026-03-01',
  '３．５％',
  '客户 满意度',
  ' 首尾空格 ',
  'e\u0301 é ﬁ',
  '👩‍👩‍👧 🚚 𠮷',
  '\u200f‮right-to-left‬ עברית',
  '零宽\u200b字符\ufeff',
  "Robert'); DROP TABLE step;--",
  '../../etc/passwd',
  'x'.repeat(300),
] as const

/** Bytes of every attachment of a random plan: none. */
export const emptyBlob = {
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  mime: 'application/octet-stream',
  bytes: new Uint8Array(0),
}

const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
const pick = <T>(random: Random, list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
const two = (n: number) => String(n).padStart(2, '0')

/** A value that the field takes; `ids`: rows that references may name (null or [] when there are none). */
export function randomValue(random: Random, field: Field, ids: (entity: EntityName) => readonly string[]): unknown {
  if (!field.required && random() < 0.25) return null
  const { min = -1_000_000, max = 1_000_000 } = field
  const day = () => `20${whole(random, 20, 39)}-${two(whole(random, 1, 12))}-${two(whole(random, 1, 28))}`
  const line = () => (random() < 0.4 ? (pick(random, hostileTexts) as string) : `文本 ${whole(random, 1, 999)}`)
  switch (field.kind) {
    case 'text':
      return (
        [...line()]
          .slice(0, field.max ?? 1000)
          .join('')
          .slice(0, field.max ?? 1000) || 'x'
      )
    case 'longText':
      return random() < 0.4 ? `${line()}\n\n\t${line()}\n` : line()
    case 'integer':
    case 'money':
    case 'duration':
      return whole(random, Math.ceil(min), Math.floor(max))
    case 'number':
    case 'percent':
      return Math.max(min, Math.min(max, Math.round((min + random() * (max - min)) * 1e4) / 1e4))
    case 'date':
      return day()
    case 'time':
      return `${two(whole(random, 0, 23))}:${two(whole(random, 0, 59))}`
    case 'timestamp':
      return `${day()}T${two(whole(random, 0, 23))}:00:00.000Z`
    case 'period': {
      const year = 2020 + whole(random, 0, 9)
      return pick(random, [
        `${year}`,
        `${year}-${two(whole(random, 1, 12))}`,
        `${year}-Q${whole(random, 1, 4)}`,
        `${year}-W${two(whole(random, 1, 52))}`,
      ])
    }
    case 'choice':
      return pick(random, field.choices ?? [])
    case 'bool':
      return random() < 0.5
    case 'points':
      return Array.from({ length: whole(random, 0, 4) }, () => [whole(random, -500, 500), whole(random, -500, 500)])
    case 'ref':
      return pick(random, ids(field.to as EntityName)) ?? null
    case 'refs':
      return [
        ...new Set(Array.from({ length: whole(random, 0, 3) }, () => pick(random, ids(field.to as EntityName)))),
      ].filter(Boolean)
  }
}

function randomRow(
  random: Random,
  name: EntityName,
  id: string,
  ids: (entity: EntityName) => readonly string[],
): AnyRow {
  const entity = entityOf(name)
  const row: AnyRow = { id }
  // A parent comes from the rows before, so that trees stay trees.
  for (const [field, definition] of Object.entries(entity.fields))
    row[field] = randomValue(random, definition, (to) =>
      to === name ? ids(to).slice(0, Math.max(0, ids(to).indexOf(id))) : ids(to),
    )
  if (name === 'budgetAmount') row.month = `2026-${two(whole(random, 1, 12))}`
  if (name === 'attachment') Object.assign(row, { sha256: emptyBlob.sha256, mime: emptyBlob.mime, size: 0 })
  if (hangsOnRows.includes(name)) {
    const onEntity = pick(
      random,
      entityNames.filter((other) => !hangsOnRows.includes(other) && ids(other).length > 0),
    ) as EntityName
    Object.assign(row, { onEntity, onRow: pick(random, ids(onEntity)) })
  }
  return row
}

/** Whether every required reference of the row has a value. */
const hasRequired = (name: EntityName, row: AnyRow): boolean =>
  Object.entries(entityOf(name).fields).every(([field, { required }]) => !required || row[field] !== null)

const keyOf = (name: EntityName, row: AnyRow): string =>
  JSON.stringify(entityOf(name).naturalKey.map((field) => row[field]))

/** A plan with one row of `plan` and about `rows` rows of every other entity; `prefix` begins every id. */
export function randomPlan(random: Random, { rows = 3, prefix = 'r' } = {}): PlanRows {
  const ids = new Map(
    entityNames.map((name) => [
      name,
      Array.from({ length: name === 'plan' ? 1 : rows }, (_, i) => `${prefix}-${name}-${i}`),
    ]),
  )
  const made = new Map<EntityName, AnyRow[]>()
  for (const name of entityNames) {
    const seen = new Set<string>()
    const list = (ids.get(name) ?? []).map((id) => randomRow(random, name, id, (to) => ids.get(to) ?? []))
    made.set(
      name,
      list.filter(
        (row) => !entityOf(name).unique || (!seen.has(keyOf(name, row)) && Boolean(seen.add(keyOf(name, row)))),
      ),
    )
  }
  // Rows that turned out double are gone; so is what needs them, and what needs that.
  const count = () => [...made.values()].reduce((sum, list) => sum + list.length, 0)
  for (let before = -1; before !== count(); ) {
    before = count()
    for (const name of entityNames) made.set(name, dropBroken(made, name))
  }
  return planRows((name) => made.get(name) ?? [])
}

function dropBroken(made: ReadonlyMap<EntityName, readonly AnyRow[]>, name: EntityName): AnyRow[] {
  const has = (entity: EntityName, id: unknown) => made.get(entity)?.some((row) => row.id === id) ?? false
  return (made.get(name) ?? []).flatMap((row) => {
    const next = { ...row }
    for (const [field, { kind, to }] of Object.entries(entityOf(name).fields)) {
      if (kind === 'refs') next[field] = (row[field] as string[]).filter((id) => has(to as EntityName, id))
      if (kind === 'ref' && row[field] !== null && !has(to as EntityName, row[field])) next[field] = null
    }
    const hangs = !hangsOnRows.includes(name) || has(row.onEntity as EntityName, row.onRow)
    return hangs && hasRequired(name, next) ? [next] : []
  })
}

/** The plan after `count` random edits: values changed, rows added (ids begin with `prefix`) and removed with what belongs to them. */
export function randomEdits(random: Random, given: Partial<PlanRows>, { count = 10, prefix = 'e' } = {}): PlanRows {
  const plan = testPlan(given)
  const ids = (name: EntityName) => (plan.rows[name] as AnyRow[]).map((row) => row.id)
  const anyEntity = () =>
    pick(
      random,
      entityNames.filter((name) => name !== 'plan'),
    ) as EntityName
  const isDouble = (name: EntityName, row: AnyRow) =>
    entityOf(name).unique &&
    (plan.rows[name] as AnyRow[]).some((other) => other.id !== row.id && keyOf(name, other) === keyOf(name, row))
  for (let i = 0; i < count; i++) {
    const name = random() < 0.05 ? 'plan' : anyEntity()
    const kind = name === 'plan' ? 0 : random()
    if (kind < 0.65) update(name)
    else if (kind < 0.85) insert(name, `${prefix}-${name}-new-${i}`)
    else {
      const gone = pick(random, ids(name))
      if (gone) removeWithHanging(name, gone)
    }
  }
  return planRows((name) => plan.rows[name] as AnyRow[])

  function update(name: EntityName): void {
    const row = pick(random, plan.rows[name] as AnyRow[])
    const entity = entityOf(name)
    const field = pick(random, Object.keys(entity.fields))
    if (!row || !field || field === entity.parent || hangsOnRows.includes(name)) return
    const definition = entity.fields[field] as Field
    const value = randomValue(random, definition, (to) => ids(to).filter((id) => id !== row.id))
    if ((definition.required && value === null) || isDouble(name, { ...row, [field]: value })) return
    plan.update(name, row.id, { [field]: value } as NewRowOf<EntityName>)
  }
  function insert(name: EntityName, id: string): void {
    const row = withDefaults(
      entityOf(name),
      randomRow(random, name, id, (to) => (to === name ? [...ids(to), id] : ids(to))),
    ) as AnyRow
    if (hasRequired(name, row) && !isDouble(name, row)) plan.insert(name, row as never)
  }
  function removeWithHanging(name: EntityName, id: string): void {
    plan.remove(name, id)
    for (;;) {
      const lost = hangsOnRows.flatMap((kind) =>
        (plan.rows[kind] as AnyRow[])
          .filter((row) => !plan.get(row.onEntity as EntityName, String(row.onRow)))
          .map((row) => [kind, row.id] as const),
      )
      if (lost.length === 0) return
      for (const [kind, gone] of lost) if (plan.get(kind, gone)) plan.remove(kind, gone)
    }
  }
}
