// Speed of the leadership workbook: of the sample plan, and of 10,000 rows with all charts and styles, against exceljs writing the same values.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Figure, median } from './measure.ts'

const program = join(import.meta.dirname, 'workbookRun.ts')

interface Run {
  readonly ms: number
  readonly mb: number
}

const run = (library: string, size: string, file: string): Run =>
  JSON.parse(execFileSync(process.execPath, [program, library, size, file], { encoding: 'utf8' })) as Run

/** Ours styled, with formulas, charts and drawing; the peer writes the same values without any of that. Each run in a process of its own. */
export function benchWorkbook(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-bench-'))
  const figures: Figure[] = []
  try {
    const sizes = [
      ['sample', 'leadership workbook of the sample plan, with its drawing'],
      ['10000', 'leadership workbook of 10,000 rows with charts'],
    ] as const
    for (const [size, name] of sizes) {
      const [ours, theirs]: [Run[], Run[]] = [[], []]
      run('ours', size, join(folder, 'given.xlsx'))
      for (let i = 0; i < 3; i++) {
        ours.push(run('ours', size, join(folder, 'ours.xlsx')))
        theirs.push(run('exceljs WorkbookWriter', size, join(folder, 'given.xlsx')))
      }
      for (const unit of ['ms', 'mb'] as const) {
        const mine = ours.map((one) => one[unit])
        const [a, b] = [median(mine), median(theirs.map((one) => one[unit]))]
        figures.push({
          name: `${name}, ${unit === 'ms' ? 'time' : 'peak memory'}`,
          against: 'exceljs WorkbookWriter, the same values alone',
          unit: unit === 'ms' ? 'ms' : 'MB',
          ours: a,
          peer: b,
          ratio: a / b,
          spread: [Math.min(...mine), Math.max(...mine)],
        })
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return figures
}
