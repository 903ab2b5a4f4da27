// Moving rows of a sheet: up, down, before another row, a level in or out; as the patches that do it.

export interface Placed {
  readonly id: string
  readonly parent: string | null
  readonly position: number
}
export interface Patch {
  readonly id: string
  readonly parent?: string | null
  readonly position: number
}

/** The rows below `parent`, in order; `rows` are in order already. */
const siblings = (rows: readonly Placed[], parent: string | null) => rows.filter((row) => row.parent === parent)

/** The rows of the list that do not lie below another of the list. */
export function topmost(rows: readonly Placed[], ids: readonly string[]): Placed[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const chosen = new Set(ids)
  const covered = (row: Placed): boolean => {
    const above = row.parent === null ? undefined : byId.get(row.parent)
    return above !== undefined && (chosen.has(above.id) || covered(above))
  }
  return rows.filter((row) => chosen.has(row.id) && !covered(row))
}

/** Whether `id` is `of` or lies below it. */
function within(rows: readonly Placed[], id: string | null, of: string): boolean {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (let at = id; at !== null; at = byId.get(at)?.parent ?? null) if (at === of) return true
  return false
}

/**
 * Puts `moved` below `parent`, before the sibling `before` (null: last). Positions between neighbours are halves; where there is
 * no room between them, all siblings are numbered anew.
 */
export function placeRows(
  rows: readonly Placed[],
  moved: readonly Placed[],
  parent: string | null,
  before: string | null,
): Patch[] {
  if (moved.some((row) => within(rows, parent, row.id))) return []
  const gone = new Set(moved.map((row) => row.id))
  const others = siblings(rows, parent).filter((row) => !gone.has(row.id))
  const at = before === null ? others.length : others.findIndex((row) => row.id === before)
  const index = at < 0 ? others.length : at
  const low = others[index - 1]?.position
  const high = others[index]?.position
  const patch = (row: Placed, position: number): Patch =>
    row.parent === parent ? { id: row.id, position } : { id: row.id, parent, position }
  const room = low !== undefined && high !== undefined ? (high - low) / (moved.length + 1) : 1
  if (room > 1e-6) {
    const first = low !== undefined ? low + room : high !== undefined ? high - moved.length : 1
    return moved.map((row, i) => patch(row, first + i * room))
  }
  const all = [...others.slice(0, index), ...moved, ...others.slice(index)]
  return all.flatMap((row, i) => (gone.has(row.id) || row.position !== i + 1 ? [patch(row, i + 1)] : []))
}

/** A level in: below the sibling above. */
export function indentRows(rows: readonly Placed[], ids: readonly string[]): Patch[] {
  const moved = topmost(rows, ids)
  const first = moved[0]
  if (!first) return []
  const level = siblings(rows, first.parent)
  const above = level[level.findIndex((row) => row.id === first.id) - 1]
  return above
    ? placeRows(
        rows,
        moved.filter((row) => row.parent === first.parent),
        above.id,
        null,
      )
    : []
}

/** A level out: after the row they lie below. */
export function outdentRows(rows: readonly Placed[], ids: readonly string[]): Patch[] {
  const moved = topmost(rows, ids)
  const above = rows.find((row) => row.id === moved[0]?.parent)
  if (!above) return []
  const level = siblings(rows, above.parent)
  const next = level[level.findIndex((row) => row.id === above.id) + 1]
  return placeRows(
    rows,
    moved.filter((row) => row.parent === above.id),
    above.parent,
    next?.id ?? null,
  )
}

/** Up or down by one among their siblings. */
export function shiftRows(rows: readonly Placed[], ids: readonly string[], by: 1 | -1): Patch[] {
  const all = topmost(rows, ids)
  const parent = all[0]?.parent ?? null
  const moved = all.filter((row) => row.parent === parent)
  const level = siblings(rows, parent)
  const first = level.findIndex((row) => row.id === moved[0]?.id)
  const last = level.findIndex((row) => row.id === moved.at(-1)?.id)
  if (first < 0) return []
  const target = by < 0 ? level[first - 1] : level[last + 1]
  if (!target) return []
  return placeRows(rows, moved, parent, by < 0 ? target.id : (level[last + 2]?.id ?? null))
}
