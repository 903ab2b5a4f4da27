// Data workbooks made to hurt: what they say of themselves is false, their ids and names collide, their texts are formulas; the plan stays whole.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataWorkbookBytes } from '#host/excel/data/writeDataWorkbook.ts'
import { WorkbookStream } from '#host/excel/stream/workbookStream.ts'
import { compareInput, dataCommand } from '#host/intake/importData.ts'
import { nodeIntake } from '#host/intake/nodeIntake.ts'
import { readWorkbook } from '#host/intake/xlsxIntake.ts'
import type { ImportedFile } from '#host/intakeSeam.ts'
import { PlanFile } from '#host/planFile.ts'
import { problemText } from '#shared/i18n/index.ts'
import { PlanError } from '#shared/model/problem.ts'
import type { Cell } from '#shared/sheets/cells.ts'
import { chosenWrites } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import { compareData } from '#shared/sheets/dataWorkbook/compareData.ts'
import { type ZipEntry, zipFile } from './workbookFile.ts'

let folder: string
let path: string
let plan: PlanFile
let good: Buffer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
  path = join(folder, 'book.xlsx')
  plan = new PlanFile(join(folder, 'plan.work'), { name: 'plan' })
  plan.setMeta('documentId', 'doc')
  plan.execute('plan.init', { title: '方案', language: 'zh' })
  plan.execute('process.create', {
    title: '流程',
    versionTitle: '现状',
    lanes: ['客服', '运营'],
    start: { title: '开始', x: 0, y: 0 },
  })
  const people = Array.from({ length: 30 }, (_, i) => ({ id: `p${i}`, name: `人员 ${i}` }))
  plan.execute('rows.insert', { entity: 'person', rows: people })
  plan.execute('rows.insert', {
    entity: 'goal',
    rows: [
      { id: 'g1', title: '目标' },
      { id: 'g2', title: '子目标', parent: 'g1' },
    ],
  })
  const input = {
    rows: plan.rows(),
    documentId: 'doc',
    revision: 1,
    lang: 'zh',
    exportedAt: '2026-03-01T08:00:00.000Z',
  } as const
  good = Buffer.from(await dataWorkbookBytes(input))
})
afterAll(() => {
  plan?.close()
  rmSync(folder, { recursive: true, force: true })
})

type Sheets = Map<string, Cell[][]>

/** The exported workbook with its cells changed. */
async function changed(change: (sheets: Sheets) => void): Promise<Buffer> {
  writeFileSync(path, good)
  const sheets: Sheets = new Map(readWorkbook(path).map((s) => [s.name, s.rows.map((row) => [...row])]))
  change(sheets)
  const chunks: Uint8Array[] = []
  const book = new WorkbookStream((bytes) => void chunks.push(bytes), {
    title: '',
    creator: '',
    created: '2026-03-01T00:00:00Z',
    font: 'Arial',
    styles: [],
  })
  for (const [name, rows] of sheets)
    await book.sheet({ name, columns: [] }, async (sheet) => {
      for (const row of rows) {
        sheet.row(row, [])
        if (sheet.full) await sheet.drain()
      }
      return {}
    })
  await book.end()
  return Buffer.concat(chunks)
}

/** The exported workbook with its parts changed as text. */
function parts(change: (text: string, name: string) => string): Buffer {
  const entries = Object.entries(unzipSync(new Uint8Array(good))).map(
    ([name, data]): ZipEntry => ({ name, data: change(Buffer.from(data).toString('utf8'), name) }),
  )
  return zipFile(entries)
}

const meta = (sheets: Sheets) => sheets.get('_opsmap') as Cell[][]
const setMeta = (sheets: Sheets, key: string, value: Cell) => {
  for (const row of meta(sheets)) if (row[0] === key) row[1] = value
}
const packed = (text: string | Buffer) => {
  const bytes = deflateRawSync(text)
  return `${crc32(bytes).toString(16).padStart(8, '0')}:${bytes.toString('base64')}`
}
const setBase = (sheets: Sheets, text: string) => {
  const rows = meta(sheets).filter(([key]) => key !== 'base')
  for (let at = 0; at < text.length; at += 32_000) rows.push(['base', text.slice(at, at + 32_000)])
  sheets.set('_opsmap', rows)
}
const people = (sheets: Sheets) => sheets.get('人员') as Cell[][]
const column = (sheet: Cell[][], header: string) => (sheet[0] as Cell[]).findIndex((h) => String(h).startsWith(header))
const put = (sheets: Sheets, name: string, header: string, value: Cell) => {
  const sheet = sheets.get(name) as Cell[][]
  const at = column(sheet, header)
  for (const row of sheet.slice(1)) {
    while (row.length <= at) row.push(null)
    row[at] = value
  }
}
const many = (count: number, row: (i: number) => Cell[]) => Array.from({ length: count }, (_, i) => row(i))
const prototype =
  '{"rows":{"__proto__":[{"id":"x"}],"constructor":[],"person":[{"id":"p1","__proto__":{"name":"x"},"toString":1}]},"names":{"__proto__":[["a","b"]]}}'

const hostile: [string, () => Buffer | Promise<Buffer>][] = [
  ['a base that is no base64', () => changed((s) => setBase(s, '00000000:!!!!'))],
  ['a base with a wrong checksum', () => changed((s) => setBase(s, packed('{}').replace(/^.{8}/, 'deadbeef')))],
  [
    'a base cut in the middle',
    () =>
      changed((s) =>
        s.set(
          '_opsmap',
          meta(s).map(([k, v]) => [k ?? null, k === 'base' ? String(v).slice(0, 900) : (v ?? null)]),
        ),
      ),
  ],
  ['a base that inflates to 400 MB', () => changed((s) => setBase(s, packed(Buffer.alloc(400 * 2 ** 20))))],
  ['a base that is no JSON', () => changed((s) => setBase(s, packed('{"rows":')))],
  ['a base of null', () => changed((s) => setBase(s, packed('null')))],
  ['a base nested 100,000 deep', () => changed((s) => setBase(s, packed('['.repeat(100_000))))],
  [
    'a base of wrong types',
    () => changed((s) => setBase(s, packed('{"rows":{"person":[1,null,"x"]},"names":{"person":[[1,2]]}}'))),
  ],
  ['a base without rows', () => changed((s) => setBase(s, packed('{"rows":[],"names":7}')))],
  ['a base with names of the language', () => changed((s) => setBase(s, packed(prototype)))],
  [
    'a base whose values have wrong types',
    () =>
      changed((s) =>
        setBase(s, packed('{"rows":{"person":[{"id":"p1","name":{"a":1},"roles":"x","position":[]}]},"names":{}}')),
      ),
  ],
  [
    'a base that says everything was there',
    () =>
      changed((s) =>
        setBase(
          s,
          packed(
            JSON.stringify({
              rows: { goal: many(20_000, (i) => [i]).map(([i]) => ({ id: `x${i}`, title: 'x' })) },
              names: {},
            }),
          ),
        ),
      ),
  ],
  ['a base from the future', () => changed((s) => setMeta(s, 'opsmap-data', '99'))],
  ['a revision that is no number', () => changed((s) => setMeta(s, 'revision', 'NaN'))],
  ['a currency that does not exist', () => changed((s) => setMeta(s, 'currency', '__proto__'))],
  ['a language that does not exist', () => changed((s) => setMeta(s, 'lang', 'constructor'))],
  [
    'two sheets that speak of the making',
    () =>
      changed((s) =>
        s.set(
          'second',
          meta(s).map((row) => [...row]),
        ),
      ),
  ],
  [
    'ids of the language',
    () =>
      changed((s) =>
        people(s)
          .slice(1)
          .forEach((row, i) => {
            row[0] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'][i % 4] as string
          }),
      ),
  ],
  ['ids of 30,000 characters', () => changed((s) => put(s, '人员', '#person', 'x'.repeat(30_000)))],
  [
    'ids that look like those of new rows',
    () =>
      changed((s) =>
        people(s)
          .slice(1)
          .forEach((row, i) => {
            row[0] = `+${i + 1}`
          }),
      ),
  ],
  ['one id in 20,000 rows', () => changed((s) => people(s).push(...many(20_000, (i) => ['p1', `同一人 ${i}`])))],
  ['ids of other entities', () => changed((s) => put(s, '人员', '#person', 'g1'))],
  [
    '20,000 rows of one name, and a reference to it',
    () =>
      changed((s) => {
        people(s).push(...many(20_000, () => [null, '同名']))
        put(s, '目标', '负责人', '同名')
      }),
  ],
  ['one header in 250 columns', () => changed((s) => people(s)[0]?.push(...many(235, () => ['姓名']).flat()))],
  [
    'headers of the language',
    () => changed((s) => people(s)[0]?.push('__proto__', 'constructor', '#__proto__', '#constructor')),
  ],
  [
    'every sheet claiming to be one entity',
    () =>
      changed((s) => {
        for (const rows of s.values()) if (String(rows[0]?.[0]).startsWith('#')) (rows[0] as Cell[])[0] = '#step'
      }),
  ],
  [
    '190 sheets full of known headers',
    () =>
      changed((s) => {
        const head = [...(people(s)[0] as Cell[])].slice(1)
        for (let i = 0; i < 110; i++)
          s.set(
            `extra ${i}`,
            many(20, () => head),
          )
      }),
  ],
  [
    'a long text that points to itself',
    () =>
      changed((s) => {
        put(s, '人员', '说明', '⟦…1⟧')
        s.set('_opsmap_text', [['opsmap-text'], [1, '⟦…1⟧', '⟦…1⟧']])
      }),
  ],
  [
    'a long text of 2 million characters',
    () =>
      changed((s) => {
        put(s, '人员', '说明', '⟦…1⟧')
        s.set('_opsmap_text', [['opsmap-text'], [1, ...many(66, () => ['x'.repeat(32_000)]).flat()]])
      }),
  ],
  ['a long text in row nine million', () => changed((s) => put(s, '人员', '说明', '⟦…9000000⟧'))],
  [
    'a list of 8,000 names',
    () =>
      changed((s) =>
        put(
          s,
          '人员',
          '岗位',
          many(8000, (i) => [`r${i}`])
            .join('；')
            .slice(0, 32_000),
        ),
      ),
  ],
  ['30,000 quotes', () => changed((s) => put(s, '人员', '岗位', '"'.repeat(30_001)))],
  ['separators without end', () => changed((s) => put(s, '人员', '岗位', '；;,/、'.repeat(6000)))],
  [
    'numbers beyond all bounds',
    () =>
      changed((s) => {
        put(s, '人员', '每周可用工时', 1e308)
        put(s, '目标', '权重', -1e300)
        put(s, '目标', '到期日期', 1e15)
      }),
  ],
  [
    'yes and no everywhere',
    () =>
      changed((s) => {
        for (const header of ['姓名', '部门', '岗位', '每周可用工时', '邮箱', '在岗']) put(s, '人员', header, true)
      }),
  ],
  [
    'trees in circles',
    () =>
      changed((s) => {
        const goals = s.get('目标') as Cell[][]
        const at = column(goals, '上级目标')
        ;(goals[1] as Cell[])[at] = '子目标'
      }),
  ],
  [
    'a tree 20,000 deep',
    () =>
      changed((s) => {
        const goals = s.get('目标') as Cell[][]
        const at = column(goals, '上级目标')
        goals.push(
          ...many(20_000, (i) => {
            const row: Cell[] = [`d${i}`, `深 ${i}`]
            row[at] = i ? `深 ${i - 1}` : null
            return Array.from(row, (c) => c ?? null)
          }),
        )
      }),
  ],
  ['two plans in one workbook', () => changed((s) => (s.get('方案') as Cell[][]).push(['other', '另一个方案']))],
  [
    'every row removed',
    () =>
      changed((s) => {
        for (const [name, rows] of s) if (!name.startsWith('_')) s.set(name, rows.slice(0, 1))
      }),
  ],
  [
    'comments on nothing',
    () =>
      changed((s) =>
        (s.get('备注') as Cell[][]).push(['c1', '内容', '作者', '2026-03-01T08:00:00Z', '否', 'step', 'nobody']),
      ),
  ],
  ['attachments without a file', () => changed((s) => (s.get('附件') as Cell[][]).push(['a1', 'x.exe']))],
  [
    '45,000 rows of texts',
    () => changed((s) => people(s).push(...many(45_000, (i) => [null, `=cmd|'/c calc'!A${i}`]))),
  ],
  [
    'formulas in every cell',
    () =>
      parts((text, name) =>
        name.startsWith('xl/worksheets/')
          ? text.replace(
              / t="inlineStr"><is><t>人员 \d+<\/t><\/is>/g,
              ' t="str"><f>HYPERLINK("http://x","y")</f><v>=1+1</v>',
            )
          : text,
      ),
  ],
  [
    'formulas nobody calculated',
    () =>
      parts((text, name) =>
        name.startsWith('xl/worksheets/')
          ? text.replace(/ t="inlineStr"><is><t>人员 \d+<\/t><\/is>/g, '><f>NOW()</f>')
          : text,
      ),
  ],
  [
    'errors in every cell',
    () =>
      parts((text, name) =>
        name.startsWith('xl/worksheets/')
          ? text.replace(/ t="inlineStr"><is><t>人员 \d+<\/t><\/is>/g, ' t="e"><v>#REF!</v>')
          : text,
      ),
  ],
  [
    'a DTD in the sheet of the making',
    () =>
      parts((text) => (text.includes('opsmap-data') ? text.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>') : text)),
  ],
  ['hidden sheets that are not hidden', () => parts((text) => text.replaceAll(' state="veryHidden"', ''))],
  ['no styles, no lists', () => parts((text, name) => (name === 'xl/styles.xml' ? '<styleSheet/>' : text))],
]

describe('a hostile data workbook is refused or read within 15 s and 512 MB, and the plan stays as it is', () => {
  const intake = nodeIntake()
  it.each(hostile)('%s', async (_, make) => {
    const before = JSON.stringify(plan.rows())
    writeFileSync(path, await make())
    const context = { lang: 'zh', hoursPerDay: 8, daysPerWeek: 5, currency: 'CNY', today: '2026-03-01' } as const
    const reply = await intake({ read: 'import', path, as: 'auto', context })
    const say = (error: PlanError) => error.problems.map((p) => problemText('zh', p))
    const texts: string[] = []
    if (!reply.ok) texts.push(...say(new PlanError(reply.problems)))
    else {
      const { book } = reply.value as ImportedFile
      if (book) {
        const start = performance.now()
        const comparison = compareData(compareInput(plan, book, 'zh', '2026-03-01'))
        expect(performance.now() - start).toBeLessThan(15_000)
        const { rows, refused, problems } = comparison.differences
        texts.push(...refused.map((r) => problemText('zh', r.problem)), ...problems.map((p) => problemText('zh', p)))
        // Whatever is chosen, even conflicts: taken as a whole or refused with a sentence.
        const everything = Object.fromEntries(rows.map(({ key }) => [key, true as const]))
        for (const choice of [undefined, everything])
          try {
            const { command, args } = dataCommand(comparison, choice)
            plan.dryRun(command, args)
          } catch (error) {
            if (!(error instanceof PlanError)) throw error
            texts.push(...say(error))
          }
        for (const write of chosenWrites(comparison, everything, () => 'fresh'))
          if (write.do === 'insert')
            for (const value of Object.values(write.row))
              expect(typeof value === 'object' && value !== null && !Array.isArray(value)).toBe(false)
      }
    }
    for (const text of texts) expect(text).not.toMatch(/\{\{|undefined|\[object/)
    expect(JSON.stringify(plan.rows())).toBe(before)
  })
})

it('no text of a plan is ever a formula in what is exported', async () => {
  const texts = ['=1+1', '+1', '-1', '@x', '\t=1', "=cmd|'/c calc'!A1", '=HYPERLINK("http://x")']
  const rows = {
    ...plan.rows(),
    goal: texts.map((title, i) => ({
      ...plan.list('goal')[0],
      id: `f${i}`,
      title,
      companyGoal: title,
      reviewNotes: title,
    })),
  }
  const bytes = await dataWorkbookBytes({
    rows: rows as never,
    documentId: 'doc',
    revision: 1,
    lang: 'zh',
    exportedAt: '2026-03-01T08:00:00.000Z',
  })
  for (const [name, part] of Object.entries(unzipSync(bytes)))
    if (name.startsWith('xl/worksheets/')) expect(Buffer.from(part).toString('utf8')).not.toMatch(/<f[ >]/)
})
