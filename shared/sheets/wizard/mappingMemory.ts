// Remembers how sheets with the same headers were mapped: rows of importMapping, found again by their headers.
import { z } from 'zod'
import type { RowOf } from '../../model/plan.ts'
import type { SheetCells } from '../cells.ts'
import type { RowWrite } from '../dataWorkbook/chosenWrites.ts'
import { findHeader } from './findTable.ts'
import { headerKey, headerTexts } from './headers.ts'
import { isSheetTarget } from './targets.ts'
import type { FoundMapping, SheetMapping } from './types.ts'

const stored = z.record(z.string().max(300), z.string().max(100))

/** Two 32-bit FNV hashes of a text, as 16 hexadecimal digits: a name for a set of headers, not a secret. */
function digest(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1000193]
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193)
  }
  return [a, b].map((n) => (n >>> 0).toString(16).padStart(8, '0')).join('')
}

/** What headers are the same set, whatever their order. */
const keysOf = (sheet: SheetCells, header: number) => headerTexts(sheet, header).map((text) => headerKey(text))
export const headerSetKey = (sheet: SheetCells, header: number): string =>
  digest([...new Set(keysOf(sheet, header).filter(Boolean))].sort().join('\n'))

/** The columns of a mapping by header; those without a header or with one that stands twice are not remembered. */
function byHeader(sheet: SheetCells, { header, columns }: SheetMapping): Record<string, string> {
  const keys = keysOf(sheet, header)
  return Object.fromEntries(
    Object.entries(columns).flatMap(([at, use]) => {
      const key = keys[Number(at)] ?? ''
      return key !== '' && keys.indexOf(key) === keys.lastIndexOf(key) ? [[key, use]] : []
    }),
  )
}

/** The mapping last used for these headers, brought to where the columns stand now. */
export function remembered(
  sheet: SheetCells,
  index: number,
  known: readonly RowOf<'importMapping'>[],
): FoundMapping | null {
  if (known.length === 0) return null
  const first = findHeader(sheet)
  const header = first
  if (header < 0) return null
  const key = headerSetKey(sheet, header)
  const found = known
    .filter((row) => row.headerKey === key && isSheetTarget(row.target))
    .sort((a, b) => ((a.usedAt ?? '') < (b.usedAt ?? '') ? 1 : -1))[0]
  if (!found || !isSheetTarget(found.target)) return null
  const uses = readUses(found.mapping)
  if (!uses) return null
  const columns: Record<string, string> = {}
  keysOf(sheet, header).forEach((text, at) => {
    const use = uses[text]
    if (use !== undefined) columns[at] = use
  })
  if (Object.keys(columns).length === 0) return null
  return {
    mapping: { sheet: index, target: found.target, header, columns },
    byContent: [],
    confidence: 1,
    remembered: true,
  }
}

function readUses(text: string | null): Record<string, string> | null {
  try {
    const read = stored.safeParse(JSON.parse(text ?? ''))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** The writes that remember these mappings. `now`: ISO moment. */
export function rememberWrites(
  sheets: readonly SheetCells[],
  mappings: readonly SheetMapping[],
  known: readonly RowOf<'importMapping'>[],
  now: string,
  newId: () => string,
): RowWrite[] {
  const done = new Set<string>()
  return mappings.flatMap((mapping): RowWrite[] => {
    const sheet = sheets[mapping.sheet]
    if (!sheet || mapping.header < 0) return []
    const headerKey = headerSetKey(sheet, mapping.header)
    if (done.has(headerKey)) return []
    done.add(headerKey)
    const row = {
      title: sheet.name.replace(/\s+/g, ' ').trim().slice(0, 200) || '–',
      target: mapping.target,
      headers: headerTexts(sheet, mapping.header).filter(Boolean).join('\n').slice(0, 20_000) || null,
      mapping: JSON.stringify(byHeader(sheet, mapping)),
      usedAt: now,
    }
    const old = known.find((one) => one.headerKey === headerKey)
    if (old) return [{ do: 'update', entity: 'importMapping', id: old.id, patch: row }]
    return [{ do: 'insert', entity: 'importMapping', row: { ...row, headerKey, id: newId() } }]
  })
}
