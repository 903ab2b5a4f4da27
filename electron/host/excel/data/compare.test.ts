// Taking back an edited data workbook, case by case: who changed what, what counts as new, and what is left out with its reason.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDataWorkbook } from '#host/intake/dataWorkbookIntake.ts'
import { readWorkbook } from '#host/intake/xlsxIntake.ts'
import { entityNames, type PlanRows } from '#shared/model/plan.ts'
import { testRow } from '#shared/model/testRows.ts'
import type { Cell, SheetCells } from '#shared/sheets/cells.ts'
import { chosenWrites, defaultChoice } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import { compareData } from '#shared/sheets/dataWorkbook/compareData.ts'
import { withNewNames } from '#shared/sheets/wizard/newNames.ts'
import { planNames } from '#shared/sheets/wizard/sheetPictures.ts'
import { dataWorkbookBytes } from './writeDataWorkbook.ts'

const rows = (): PlanRows =>
  ({
    ...Object.fromEntries(entityNames.map((name) => [name, []])),
    plan: [testRow('plan', { id: 'plan', title: 'Plan' })],
    role: [testRow('role', { id: 'r1', name: 'Clerk; night' }), testRow('role', { id: 'r2', name: 'Lead' })],
    person: [
      testRow('person', { id: 'p1', name: 'Ann', roles: ['r1', 'r2'], position: 1 }),
      testRow('person', { id: 'p2', name: 'Ben', position: 2 }),
    ],
    process: [testRow('process', { id: 'a', title: 'Orders' })],
    processVersion: [
      testRow('processVersion', { id: 'v1', title: 'As-is', process: 'a' }),
      testRow('processVersion', { id: 'v2', title: 'Old', process: 'a', status: 'published' }),
    ],
    step: [
      testRow('step', { id: 's1', title: 'Check', processVersion: 'v1', processingTime: 100 }),
      testRow('step', { id: 's2', title: 'Check', processVersion: 'v2' }),
    ],
    goal: [testRow('goal', { id: 'g1', title: 'One' }), testRow('goal', { id: 'g2', title: 'Two' })],
  }) as unknown as PlanRows

let folder: string
let cells: readonly SheetCells[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
  const path = join(folder, 'x.xlsx')
  const input = { documentId: 'doc', revision: 1, lang: 'en', exportedAt: '2026-03-01T00:00:00.000Z' } as const
  writeFileSync(path, await dataWorkbookBytes({ rows: rows(), ...input }))
  cells = readWorkbook(path)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Sheet {
  name: string
  rows: Cell[][]
}
function at(sheet: Sheet, header: string): number {
  const column = (sheet.rows[0] as string[]).findIndex((h) => String(h).startsWith(header))
  if (column < 0) throw new Error(`${header} is not among ${sheet.rows[0]}`)
  return column
}
const set = (sheet: Sheet, row: number, header: string, value: Cell) => {
  const line = sheet.rows[row] as Cell[]
  while (line.length <= at(sheet, header)) line.push(null)
  line[at(sheet, header)] = value
}

/** What an edited workbook brings: differences in short, refusals, and the writes taken by default. */
function edited(edit: (sheet: (name: string) => Sheet, all: Sheet[]) => void, plan = rows(), documentId = 'doc') {
  const sheets = cells.map((s) => ({ ...s, rows: s.rows.map((row) => [...row]) }))
  edit((name) => sheets.find((s) => s.name === name) as Sheet, sheets)
  const book = readDataWorkbook(sheets)
  if (!book) throw new Error('not recognised')
  const comparison = compareData({ book, rows: plan, documentId, lang: 'en', today: '2026-03-01', blobs: [] })
  const { differences } = comparison
  let made = 0
  return {
    short: differences.rows.map(
      (r) => `${r.kind} ${r.entity} ${r.title}: ${r.fields.map((f) => `${f.field}=${f.sheet}`).join(', ')}`,
    ),
    refused: differences.refused.map((r) => `${r.sheet}!${r.cell} ${r.value}: ${r.problem.code}`),
    problems: differences.problems.map((p) => p.code),
    writes: chosenWrites(comparison, defaultChoice(differences.rows), () => `made${++made}`),
  }
}

describe('what an edit of the workbook means', () => {
  it('rows in any order, columns moved, sheets renamed: no difference', () => {
    const { short, refused, problems } = edited((sheet, all) => {
      const people = sheet('People')
      people.rows = [people.rows[0], ...people.rows.slice(1).reverse()].map((row) => [...(row as Cell[])].reverse())
      const width = Math.max(...people.rows.map((r) => r.length))
      for (const row of people.rows) while (row.length < width) row.unshift(null)
      for (const s of all) if (!s.name.startsWith('_')) s.name = `my ${s.name}`
    })
    expect({ short, refused, problems }).toEqual({ short: [], refused: [], problems: [] })
  })
  it('a title row above the table, and a column of one’s own', () => {
    const { short, problems } = edited((sheet) => {
      sheet('Goals').rows.unshift(['Our goals'], [])
      ;(sheet('People').rows[0] as Cell[]).push('My notes')
    })
    expect(short).toEqual([])
    expect(problems).toEqual(['dataColumnIgnored'])
  })
  it('a copied row is a new one, and the original keeps its id wherever it stands', () => {
    const { short, writes } = edited((sheet) => {
      const goals = sheet('Goals')
      goals.rows.splice(1, 0, [...(goals.rows[1] as Cell[])])
      set(goals, 1, 'Goal', 'Copy')
    })
    expect(short[0]).toContain('added goal Copy')
    expect(writes).toHaveLength(1)
    expect(writes[0]).toMatchObject({ do: 'insert', row: { id: 'made1', title: 'Copy' } })
  })
  it('a new row may refer to another new row by its name', () => {
    const { writes, refused } = edited((sheet) => {
      sheet('Roles').rows.push([null, 'Scout'])
      sheet('People').rows.push([null, 'Cem'])
      set(sheet('People'), 3, 'Roles', 'Scout; Lead')
    })
    expect(refused).toEqual([])
    expect(writes).toMatchObject([
      { entity: 'role', row: { id: 'made1', name: 'Scout' } },
      { entity: 'person', row: { name: 'Cem', roles: ['made1', 'r2'], position: 3 } },
    ])
  })
  it('a removed row is removed, an emptied one too; a missing sheet is untouched', () => {
    const { short } = edited((sheet, all) => {
      sheet('Goals').rows.splice(1, 1)
      sheet('People').rows[2] = ['p2', null, null]
      all.splice(
        all.findIndex((s) => s.name === 'Roles'),
        1,
      )
    })
    expect(short).toEqual(['removed person Ben: ', 'removed goal One: '])
  })
  it('durations as text settle their basis; a number counts minutes; an untouched odd value stays exact', () => {
    const { writes } = edited((sheet) => set(sheet('Steps'), 1, 'Waiting time [', '2 calendar days'))
    expect(writes).toEqual([
      { do: 'update', entity: 'step', id: 's1', patch: { waitingTime: 172_800, waitingBasis: 'calendar' } },
    ])
  })
  it('dates as text, as days and as bare numbers', () => {
    for (const value of ['2026/3/1', { date: '2026-03-01' }, 46_082])
      expect(edited((sheet) => set(sheet('Goals'), 1, 'Due', value)).writes).toMatchObject([
        { patch: { dueOn: '2026-03-01' } },
      ])
  })
})

describe('changed on both sides', () => {
  const planChanged = () => {
    const now = rows()
    Object.assign(now.goal[0] as object, { title: 'One of the plan', companyGoal: 'more' })
    return now
  }
  it('only the plan changed: nothing to do', () => expect(edited(() => {}, planChanged()).short).toEqual([]))
  it('both changed one field: a conflict, left to the plan; other fields are taken', () => {
    const { short, writes } = edited((sheet) => {
      set(sheet('Goals'), 1, 'Goal', 'One of the sheet')
      set(sheet('Goals'), 1, 'Level', 'Vision')
    }, planChanged())
    expect(short[0]).toMatch(/^conflict goal One of the plan: title=One of the sheet, level=Vision/)
    expect(writes).toEqual([{ do: 'update', entity: 'goal', id: 'g1', patch: { level: 'vision' } }])
  })
  it('both changed it alike: nothing to do', () =>
    expect(edited((sheet) => set(sheet('Goals'), 1, 'Goal', 'One of the plan'), planChanged()).short).toEqual([]))
  it('removed here and changed there are conflicts; removed there and untouched here stays removed', () => {
    expect(edited((sheet) => void sheet('Goals').rows.splice(1, 1), planChanged())).toMatchObject({ writes: [] })
    const gone = { ...rows(), goal: rows().goal.slice(1) }
    expect(edited(() => {}, gone).short).toEqual([])
    const changed = edited((sheet) => set(sheet('Goals'), 1, 'Goal', 'Still here'), gone)
    expect(changed.short).toEqual(['conflict goal Still here: title=Still here'])
    expect(changed.writes).toEqual([])
  })
})

describe('what is left out, with its cell and reason', () => {
  it('values without meaning, names of nothing and of several, empty required cells', () => {
    const { refused, writes } = edited((sheet) => {
      set(sheet('Steps'), 1, 'Kind', 'bomb')
      set(sheet('People'), 1, 'Roles', 'Nobody')
      set(sheet('People'), 2, 'Name', null)
      set(sheet('People'), 2, 'Skills', { error: '#N/A' })
    })
    expect(refused.map((r) => r.replace(/![A-Z]+/, '!'))).toEqual([
      'People!2 Nobody: notFound',
      'People!3 : required',
      'People!3 #N/A: cellRefused',
      'Steps!2 bomb: notAChoice',
    ])
    expect(writes).toEqual([])
  })
  it('rows of a published version', () => {
    const { refused, writes } = edited((sheet) => set(sheet('Steps'), 2, 'No.', 'X1'))
    expect(refused[0]).toContain('X1: versionFrozen')
    expect(writes).toEqual([])
  })
  it('a tree in a circle', () => {
    const { refused, writes } = edited((sheet) => set(sheet('Goals'), 1, 'Parent', 'One'))
    expect(refused[0]).toContain('treeCycle')
    expect(writes).toEqual([])
  })
})

it('a collection sheet is taken back as new rows without its example; known names are the rows of that name, new ones rows too', async () => {
  const path = join(folder, 'empty.xlsx')
  const input = { documentId: 'doc', revision: 1, lang: 'en', exportedAt: '2026-03-01T00:00:00.000Z' } as const
  writeFileSync(path, await dataWorkbookBytes({ rows: rows(), ...input, sheets: ['person'], empty: true }))
  const sheets = readWorkbook(path).map((s) => ({ ...s, rows: s.rows.map((r) => [...r]) }))
  const people = sheets.find((s) => s.name === 'People') as Sheet
  // The headers and an example, which no import takes.
  expect(people.rows).toHaveLength(2)
  people.rows.push([null, 'Dora'], [null, 'Ann'])
  set(people, 3, 'Skills', 'Excel')
  set(people, 2, 'Roles', 'Scout')
  const book = readDataWorkbook(sheets)
  if (!book) throw new Error('not recognised')
  const { differences } = compareData({
    book: withNewNames(book, planNames(rows())),
    rows: rows(),
    documentId: 'doc',
    lang: 'en',
    today: '2026-03-01',
    blobs: [],
  })
  expect(differences.problems).toEqual([])
  expect(differences.rows.map((r) => [r.kind, r.title, r.id])).toEqual([
    ['added', 'Scout', expect.anything()],
    ['added', 'Dora', expect.anything()],
    ['changed', 'Ann', 'p1'],
  ])
})
