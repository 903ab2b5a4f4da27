// Ids of elements in a BPMN file: those that the file had which they came from, else made of the row's id; none twice.

export interface Ids {
  /** The id for a row; `wanted` where it is free. */
  of(prefix: string, row: string, wanted?: string | null): string
}

export function freshIds(): Ids {
  const used = new Set<string>()
  return {
    of: (prefix, row, wanted) => {
      const base = wanted ?? `${prefix}_${row.replace(/[^\w.-]/g, '_')}`
      let id = base
      for (let n = 2; used.has(id); n++) id = `${base}_${n}`
      used.add(id)
      return id
    },
  }
}
