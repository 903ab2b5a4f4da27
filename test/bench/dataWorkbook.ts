// Large sheets written and read: our stream against the libraries for workbooks, the same rows, each in a process of its own.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Figure, median } from './measure.ts'

const program = join(import.meta.dirname, 'dataWorkbookRun.ts')
const script = join(import.meta.dirname, 'dataWorkbook.py')
const python = '/usr/bin/python3'
const peers = {
  write: ['exceljs', 'exceljs WorkbookWriter', 'SheetJS', 'xlsx-populate', 'hucre'],
  read: ['exceljs', 'exceljs stream', 'SheetJS', 'xlsx-populate', 'hucre', 'read-excel-file'],
} as const
/** Debian's libraries, where they are installed. */
const debian = { write: ['openpyxl', 'xlsxwriter'], read: ['openpyxl'] } as const

interface Run {
  readonly ms: number
  readonly mb: number
}

const has = (module: string) => spawnSync(python, ['-c', `import ${module}`]).status === 0
function run(library: string, verb: string, rows: number, file: string): Run {
  const inPython = library === 'openpyxl' || library === 'xlsxwriter'
  const words = [library, verb, String(rows), file]
  const out = inPython
    ? execFileSync(python, [script, ...words], { encoding: 'utf8' })
    : execFileSync(process.execPath, [program, ...words], { encoding: 'utf8' })
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Run
}

/** Times and peaks of 10,000 and 100,000 rows (6 sheets of 12 columns); ours is measured beside every peer. */
export function benchDataWorkbook(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-bench-'))
  const figures: Figure[] = []
  try {
    for (const rows of [10_000, 100_000]) {
      // Everybody reads what exceljs wrote: a file with shared texts, as Excel itself writes them.
      const given = join(folder, `given-${rows}.xlsx`)
      run('exceljs', 'write', rows, given)
      for (const verb of ['write', 'read'] as const) {
        const all = [...peers[verb], ...debian[verb].filter(has)]
        const file = (library: string) => (verb === 'read' ? given : join(folder, `${library}.xlsx`))
        for (const library of all) {
          const ours: Run[] = []
          const theirs: Run[] = []
          for (let i = 0; i < (rows > 50_000 ? 1 : 3); i++) {
            ours.push(run('ours', verb, rows, file('ours')))
            theirs.push(run(library, verb, rows, file(library)))
          }
          for (const unit of ['ms', 'mb'] as const) {
            const mine = ours.map((r) => r[unit])
            const [a, b] = [median(mine), median(theirs.map((r) => r[unit]))]
            figures.push({
              name: `${verb} ${rows.toLocaleString('en')} rows, ${unit === 'ms' ? 'time' : 'peak memory'}`,
              against: library,
              unit: unit === 'ms' ? 'ms' : 'MB',
              ours: a,
              peer: b,
              ratio: a / b,
              spread: [Math.min(...mine), Math.max(...mine)],
            })
          }
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return figures
}
