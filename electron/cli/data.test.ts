// The data workbook on the command line: out, edited by another program, back; empty sheets to collect; what it answers as JSON.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editWorkbook } from '../../test/fixtures/editWorkbook.ts'
import { testFolder } from '../../test/fixtures/testHost.ts'
import { readWorkbook } from '../../test/secondReader/readWorkbook.ts'
import { run } from './run.ts'

const folder = testFolder('cli-data')
const env = { LANG: 'en_US.UTF-8' }
const call = (...words: string[]) => run(words, env, folder.path)
const json = async (...words: string[]) => JSON.parse((await call(...words, '--json')).out)
beforeAll(async () => {
  await call('new', 'p.sqlite', '--title', 'Plan', '--lang', 'en')
})
afterAll(() => folder.remove())

// Each call reads files in a process of its own.
describe('opsmap export --preset data and opsmap import', { timeout: 120_000 }, () => {
  it('an untouched workbook brings nothing', async () => {
    expect((await call('export', 'p.sqlite', '--to', 'd.xlsx', '--preset', 'data')).code).toBe(0)
    const answer = await json('import', 'd.xlsx', '--into', 'p.sqlite')
    expect(answer).toMatchObject({
      ok: true,
      kind: 'data',
      added: {},
      changed: {},
      removed: {},
      conflicts: [],
      refused: [],
    })
  })
  it('rows typed in are added; what cannot be is answered with sheet, cell, value and reason; a dry run changes nothing', async () => {
    editWorkbook(folder.file('d.xlsx'), folder.file('e.xlsx'), (sheet) => {
      const people = sheet('People')
      people.rows.push([null, 'Ann', 'No such department'], [null, 'Ben'])
    })
    const dry = await json('import', 'e.xlsx', '--into', 'p.sqlite', '--dry-run')
    expect(dry).toMatchObject({ dryRun: true, added: { person: 2 }, conflicts: [] })
    expect(dry.refused).toEqual([
      { sheet: 'People', cell: 'C2', value: 'No such department', reason: expect.stringContaining('does not exist') },
    ])
    expect((await json('info', 'p.sqlite')).counts?.person ?? 0).toBe(0)
    expect(await json('import', 'e.xlsx', '--into', 'p.sqlite')).toMatchObject({ added: { person: 2 } })
  })
  it('a field changed on both sides is a conflict that the plan wins unless told otherwise', async () => {
    await call('export', 'p.sqlite', '--to', 'a.xlsx', '--preset', 'data', '--sheets', 'People')
    const rename = (to: string, name: string) =>
      editWorkbook(folder.file('a.xlsx'), folder.file(to), (sheet) => sheet('People').set(1, 'Name', name))
    rename('b.xlsx', 'Ann of b')
    rename('c.xlsx', 'Ann of c')
    expect(await json('import', 'b.xlsx', '--into', 'p.sqlite')).toMatchObject({ changed: { person: 1 } })
    const answer = await json('import', 'c.xlsx', '--into', 'p.sqlite')
    expect(answer).toMatchObject({
      changed: {},
      conflicts: [{ entity: 'person', fields: [{ field: 'name', base: 'Ann', plan: 'Ann of b', sheet: 'Ann of c' }] }],
    })
    expect(await json('import', 'c.xlsx', '--into', 'p.sqlite', '--conflicts', 'sheet')).toMatchObject({
      changed: { person: 1 },
    })
  })
  it('empty sheets are taken back from colleagues', async () => {
    await call('export', 'p.sqlite', '--to', 'collect.xlsx', '--empty', '--sheets', 'risk,People')
    editWorkbook(folder.file('collect.xlsx'), folder.file('collected.xlsx'), (sheet) => {
      sheet('Risks').rows.push([null, 'Late parts'])
      sheet('Risks').set(2, 'Category', 'Market')
    })
    const answer = await json('import', 'collected.xlsx', '--into', 'p.sqlite')
    expect(answer).toMatchObject({ added: { risk: 1 }, removed: {}, refused: [], problems: [] })
  })
  it('says which sheets there are when one is unknown, and that these options are for workbooks', async () => {
    expect((await call('export', 'p.sqlite', '--to', 'x.xlsx', '--preset', 'data', '--sheets', 'nonsense')).code).toBe(
      2,
    )
    expect((await call('export', 'p.sqlite', '--to', 'x.json', '--preset', 'data')).code).toBe(2)
  })
})

describe('opsmap export --preset leadership', { timeout: 120_000 }, () => {
  const exported = (...more: string[]) =>
    call('export', 'p.sqlite', '--to', 'l.xlsx', '--preset', 'leadership', ...more)
  it('puts a picture on the cover, and refuses what is none', async () => {
    const icon = join(import.meta.dirname, '../../assets/icons/icon.png')
    expect((await exported('--sheets', 'people', '--logo', icon)).code).toBe(0)
    expect(readWorkbook(folder.file('l.xlsx')).sheets.map(({ pictures }) => pictures)).toEqual([1, 0])
    writeFileSync(folder.file('logo.svg'), '<svg/>')
    expect((await exported('--logo', 'logo.svg')).messages.join()).toContain('PNG or JPEG')
    expect((await exported('--logo', 'none.png')).messages.join()).toContain('none.png')
    expect((await call('export', 'p.sqlite', '--to', 'd.xlsx', '--preset', 'data', '--logo', icon)).code).toBe(2)
  })
  it('writes the sheets named, by code or by name, of a period and on a paper', async () => {
    expect((await exported('--sheets', 'people,Data dictionary', '--period', '2026-Q3', '--paper', 'a3')).code).toBe(0)
    const book = readWorkbook(folder.file('l.xlsx'))
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['Cover', 'Team and resources', 'Data dictionary'])
    expect(book.sheets.map((sheet) => Number(sheet.paper))).toEqual([8, 8, 8])
  })
  it('says which sheets, periods and papers there are', async () => {
    expect((await exported('--sheets', 'nonsense')).messages.join()).toContain('dashboard, goals, kpis')
    expect((await exported('--period', 'someday')).messages.join()).toContain('2026-10')
    expect((await exported('--paper', 'a1')).code).toBe(2)
    expect((await call('export', 'p.sqlite', '--to', 'l.xlsx', '--preset', 'data', '--period', '2026')).code).toBe(2)
  })
})
