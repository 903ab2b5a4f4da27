// Reads an exported workbook with a reader that is not the writer's: Debian's openpyxl, in a process of its own.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export interface ReadSheet {
  name: string
  cells: Record<string, { value: string | number | boolean; formula: string | null }>
  pictures: number
  /** Those that openpyxl could read. */
  charts: number
  paper: string | number | null
  orientation: string
  fitToWidth: number | null
  frozen: string | null
  titleRows: string | null
  filter: string | null
  merges: string[]
  tab: string | null
  /** Where each linked cell leads, by its address. */
  links: Record<string, string>
  /** Kinds of its conditional formats. */
  conditions: string[]
  /** Names of the cell styles used. */
  styles: string[]
  /** Cells whose text is never read as a formula. */
  quoted: string[]
}
export interface ReadWorkbook {
  sheets: ReadSheet[]
  media: { name: string; bytes: number }[]
  title: string | null
}

// Debian's own Python has Debian's openpyxl; one found first on the PATH may not.
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

/** Throws with openpyxl's own words when it rejects the file. */
export function readWorkbook(path: string): ReadWorkbook {
  const json = execFileSync(python, [join(import.meta.dirname, 'readWorkbook.py'), path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf8' },
  })
  return JSON.parse(json) as ReadWorkbook
}

/** Every text of a sheet. */
export const textsOf = (sheet: ReadSheet): string[] => Object.values(sheet.cells).map((cell) => String(cell.value))
