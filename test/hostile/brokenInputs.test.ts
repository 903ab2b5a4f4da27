// Broken inputs at the command line: a sentence that names sheet and cell where there is one, exit code 1, and the plan unchanged to the last byte.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../electron/cli/run.ts'
import { opsmap } from './runCli.ts'
import { writeSamplePlan } from './samplePlan.ts'
import { visioRows, workbookFile } from './workbookFile.ts'

let folder: string
let plan: string
let before: Buffer
const put = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
  plan = join(folder, 'plan.sqlite')
  await writeSamplePlan(folder, plan)
  before = readFileSync(plan)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')
const json = (entities: object, more: object = {}) =>
  JSON.stringify({ format: 'opsmap-plan', version: 1, entities, ...more })

const imports: [string, string, () => Uint8Array | string, string[]][] = [
  ['a truncated workbook', 'cut.xlsx', () => workbookFile(visioRows()).subarray(0, 1500), ['cut.xlsx']],
  ['a PNG named .xlsx', 'png.xlsx', () => png, ['png.xlsx', 'not an Excel workbook']],
  ['an empty file', 'empty.xlsx', () => '', ['empty.xlsx', '0 bytes']],
  ['a text named .xlsx', 'text.xlsx', () => 'id,title', ['text.xlsx', 'not an Excel workbook']],
  [
    'missing columns',
    'columns.xlsx',
    () => workbookFile(visioRows().map((r) => r.toSpliced(2, 1))),
    ['Sheet “Process Map”, cell A1', 'Next Step ID'],
  ],
  [
    'duplicate ids',
    'ids.xlsx',
    () => workbookFile(visioRows((rows) => rows[4]?.splice(0, 1, 'S2'))),
    ['Sheet “Process Map”, cell A5', '“S2” is used twice', 'A3'],
  ],
  [
    'a next step that does not exist',
    'next.xlsx',
    () => workbookFile(visioRows((rows) => rows[2]?.splice(2, 1, 'S3,S99'))),
    ['Sheet “Process Map”, cell C3', '“S2” names the next step “S99”'],
  ],
  [
    'a step without an id',
    'noid.xlsx',
    () => workbookFile(visioRows((rows) => rows[3]?.splice(0, 1, ''))),
    ['Sheet “Process Map”, cell A4: The step id is missing'],
  ],
  ['no steps', 'none.xlsx', () => workbookFile(visioRows((rows) => rows.splice(1))), ['No step was found']],
  ['an empty sheet', 'blank.xlsx', () => workbookFile([[]]), ['holds no data']],
  ['JSON cut short', 'cut.json', () => json({ step: [] }).slice(0, -3), ['cut.json', '1:']],
  ['JSON of something else', 'other.json', () => '{"a":1}', ['not an Opsmap plan in JSON']],
  ['JSON of a newer version', 'newer.json', () => json({}, { version: 2 }), ['newer version (2)']],
  [
    'JSON into a plan that is not empty',
    'rows.json',
    () => json({ goal: [{ id: 'g', title: 'x' }] }),
    ['holds rows already'],
  ],
  [
    'JSON with an unknown field',
    'field.json',
    () => json({ goal: [{ id: 'g', title: 'x', color: 'red' }] }),
    ['entities.goal[0].color', 'no field “color”'],
  ],
]

describe('import', () => {
  it.each(imports)('%s', async (_, name, make, sentences) => {
    put(name, make())
    const { code, out, err } = await opsmap(folder, ['import', name, '--into', 'plan.sqlite'])
    expect(code).toBe(1)
    expect(out).toBe('')
    for (const sentence of sentences) expect(err).toContain(sentence)
    expect(err).not.toMatch(/^\s+at |Error:/m)
    expect(readFileSync(plan).equals(before)).toBe(true)
  })
  it('names sheet and cell in Chinese too, and in JSON as data', async () => {
    put('next.xlsx', workbookFile(visioRows((rows) => rows[2]?.splice(2, 1, 'S3,S99'))))
    const words = ['import', 'next.xlsx', '--into', 'plan.sqlite', '--json']
    const { code, out, err } = await opsmap(folder, words, { LANG: 'zh_CN.UTF-8' })
    const text = '工作表“Process Map” 单元格 C3：步骤“S2”的下一步“S99”不存在，请改正编号或补上该步骤。'
    expect(code).toBe(1)
    expect(err.trim()).toBe(text)
    expect(JSON.parse(out)).toEqual({
      ok: false,
      problems: [
        {
          code: 'nextStepMissing',
          params: { step: 'S2', next: 'S99' },
          place: { sheet: 'Process Map', cell: 'C3' },
          severity: 'error',
          text,
        },
      ],
    })
  })
})

describe('a plan that is none', () => {
  const foreign = () => {
    const path = join(folder, 'foreign.sqlite')
    rmSync(path, { force: true })
    const db = new Database(path)
    db.exec('CREATE TABLE a (b)')
    db.close()
    return readFileSync(path)
  }
  const newer = () => {
    const bytes = Buffer.from(before)
    bytes.writeUInt32BE(9, 60)
    return bytes
  }
  const trigger = () => {
    const path = join(folder, 'dressed.sqlite')
    writeFileSync(path, before)
    const db = new Database(path)
    db.exec('CREATE TRIGGER spy AFTER INSERT ON step BEGIN SELECT 1; END')
    db.close()
    return readFileSync(path)
  }
  const plans: [string, string, () => Uint8Array, string][] = [
    ['zero bytes', 'zero.sqlite', () => Buffer.alloc(0), '0 bytes'],
    ['a database of another program', 'foreign.sqlite', foreign, 'another program'],
    ['a PNG', 'png.sqlite', () => png, 'not a plan file'],
    ['cut in half', 'half.sqlite', () => before.subarray(0, before.length / 2), 'damaged'],
    ['of a newer version', 'newer.sqlite', newer, 'newer version (format 9)'],
    ['with a trigger', 'dressed.sqlite', trigger, 'trigger spy'],
  ]
  it.each(plans)('%s', async (_, name, make, sentence) => {
    put(name, make())
    put('good.xlsx', workbookFile(visioRows()))
    const bytes = readFileSync(join(folder, name))
    const says = (code: number, out: string, err: string) => {
      expect([code, out], err).toEqual([1, ''])
      expect(err).toContain(name)
      expect(err).toContain(sentence)
    }
    const { code, out, err } = await opsmap(folder, ['check', name])
    says(code, out, err)
    for (const words of [
      ['info', name],
      ['export', name, '--to', 'out.json'],
      ['import', 'good.xlsx', '--into', name],
    ]) {
      const result = await run(words, { LANG: 'en_US.UTF-8' }, folder)
      says(result.code, result.out, result.messages.join('\n'))
    }
    expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true)
    expect(readdirSync(folder)).not.toContain('out.json')
  })
})

it('leaves nothing behind: no locks, no temp files, no working copies', () => {
  const left = readdirSync(folder).filter((name) => name.startsWith('.') || name.startsWith('opsmap-'))
  expect(left).toEqual([])
})
