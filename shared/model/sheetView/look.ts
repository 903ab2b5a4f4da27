// The look of a sheet that can be kept in the plan under a name: filter, order, grouping, columns; read back from texts nobody vouches for.
import { z } from 'zod'
import { type Condition, conditionSchema } from './condition.ts'
import type { Sort } from './order.ts'

/** How the columns of a sheet stand. */
export interface ColumnLook {
  /** Ids in the order in which they are shown; those not named follow what they stand behind in the definition. */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  /** Pixels by column. */
  readonly widths: Readonly<Record<string, number>>
  /** What else the sheet lets one choose: the periods, what is shown of them, groups of its own. */
  readonly choices?: Readonly<Record<string, string>>
}

export interface SheetLook {
  /** Words that must stand somewhere in a row. */
  readonly words: string
  readonly conditions: readonly Condition[]
  readonly sorts: readonly Sort[]
  /** Column by which rows are put together. */
  readonly group: string | null
  readonly columns: ColumnLook
}

/** The texts in which a saved view keeps a look. */
export interface LookTexts {
  readonly filter: string | null
  readonly sort: string | null
  readonly grouping: string | null
  readonly columns: string | null
}

const id = z.string().max(100)
const filterSchema = z.object({ words: z.string().max(1000), conditions: z.array(conditionSchema).max(200) })
const sortSchema = z.array(z.object({ column: id, down: z.boolean() })).max(50)
const groupSchema = z.object({ column: id })
const columnsSchema = z.object({
  order: z.array(id).max(500),
  hidden: z.array(id).max(500),
  widths: z.record(id, z.number().min(20).max(2000)),
  choices: z.record(id, z.string().max(200)).optional(),
})

const nothingSet: ColumnLook = { order: [], hidden: [], widths: {} }

/** `text` as JSON of a shape; `otherwise` when it is none. */
function read<T>(text: string | null, schema: z.ZodType<T>, otherwise: T): T {
  if (!text) return otherwise
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : otherwise
  } catch {
    return otherwise
  }
}

export function readLook(texts: LookTexts): SheetLook {
  const { words, conditions } = read(texts.filter, filterSchema, { words: '', conditions: [] })
  return {
    words,
    conditions,
    sorts: read(texts.sort, sortSchema, []),
    group: read(texts.grouping, groupSchema.nullable(), null)?.column ?? null,
    columns: read<ColumnLook>(texts.columns, columnsSchema as z.ZodType<ColumnLook>, nothingSet),
  }
}

export function writeLook({ words, conditions, sorts, group, columns }: SheetLook): LookTexts {
  const inNames = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)))
  const { order, choices } = columns
  return {
    filter: words || conditions.length > 0 ? JSON.stringify({ words, conditions }) : null,
    sort: sorts.length > 0 ? JSON.stringify(sorts) : null,
    grouping: group === null ? null : JSON.stringify({ column: group }),
    columns: JSON.stringify({
      order,
      hidden: [...columns.hidden].sort(),
      widths: inNames(columns.widths),
      ...(choices ? { choices: inNames(choices) } : {}),
    }),
  }
}

/** Whether two looks are the same; a saved one compares equal to the one it was written from. */
export const sameLook = (a: LookTexts, b: LookTexts): boolean =>
  a.filter === b.filter && a.sort === b.sort && a.grouping === b.grouping && a.columns === b.columns

/** Items in a chosen order: those named as they are named, the others behind the one they stand behind now. */
export function inOrder<T extends { readonly id: string }>(items: readonly T[], order: readonly string[]): T[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const out = order.flatMap((name) => byId.get(name) ?? [])
  if (out.length === items.length || out.length === 0) return out.length === 0 ? [...items] : out
  const placed = new Set(out.map((item) => item.id))
  items.forEach((item, i) => {
    if (placed.has(item.id)) return
    const before = items[i - 1]
    out.splice(before ? out.indexOf(before) + 1 : 0, 0, item)
    placed.add(item.id)
  })
  return out
}
