// Workbooks made to hurt: bombs, giant ranges, lies in the ZIP directory, DTDs, escapes; each is refused with a sentence or read harmlessly, at once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeIntake } from '#host/intake/nodeIntake.ts'
import { readWorkbook } from '#host/intake/xlsxIntake.ts'
import type { IntakeRequest } from '#host/intakeSeam.ts'
import { problemText } from '#shared/i18n/index.ts'
import { PlanError } from '#shared/model/problem.ts'
import { readVisioSheet } from '#shared/sheets/visio.ts'
import { randomness } from './randomness.ts'
import { rawSheet, sheetXml, visioRows, workbookFile, workbookParts, type ZipEntry, zipFile } from './workbookFile.ts'

let folder: string
let path: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
  path = join(folder, 'book.xlsx')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** 'read', or the code of the refusal. Anything else thrown is a failure of ours. */
function verdict(bytes: Uint8Array): string {
  writeFileSync(path, bytes)
  try {
    readVisioSheet(readWorkbook(path), { hoursPerDay: 8, daysPerWeek: 5, currency: 'CNY', fallbackTitle: 'x' })
    return 'read'
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    for (const problem of error.problems) expect(problemText('en', problem)).not.toContain('{{')
    return error.problems[0]?.code ?? 'no reason'
  }
}

const good = () => workbookParts(sheetXml(visioRows()))
const withSheet = (content: string) => zipFile(workbookParts(rawSheet(content)))
const withPart = (name: string, content: string) => zipFile(workbookParts(sheetXml(visioRows()), { [name]: content }))
const change = (name: string, entry: Partial<ZipEntry>) =>
  zipFile(good().map((e) => (e.name === name ? { ...e, ...entry } : e)))
const extra = (...entries: ZipEntry[]) => zipFile([...good(), ...entries])
const row = (content: string) => `<sheetData><row r="1">${content}</row></sheetData>`
const sheet = 'xl/worksheets/sheet1.xml'
const laughs =
  '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
const longText = 'x'.repeat(32_767)
const strings = (text: string) => `<sst><si><t>${text}</t></si></sst>`
const patched = (bytes: Buffer, at: (b: Buffer) => void) => {
  at(bytes)
  return bytes
}
const manySheets = Array.from({ length: 201 }, (_, i) => `<sheet name="s${i}" sheetId="${i + 1}" r:id="rId1"/>`).join(
  '',
)

const hostile: [string, () => Buffer, string | RegExp][] = [
  ['a bomb that says how large it is', () => change(sheet, { data: Buffer.alloc(210 * 2 ** 20) }), 'workbookTooLarge'],
  [
    'a bomb that says it is small',
    () => change(sheet, { data: Buffer.alloc(50 * 2 ** 20), lie: { size: 1000 } }),
    'workbookDamaged',
  ],
  [
    '5,000 entries',
    () => extra(...Array.from({ length: 5000 }, (_, i) => ({ name: `x/${i}`, data: '' }))),
    'workbookTooLarge',
  ],
  [
    'entries that share their bytes',
    () => extra({ name: 'a', data: 'a' }, { name: 'b', data: 'b', lie: { offset: 0 } }),
    'workbookDamaged',
  ],
  ['one name twice', () => extra({ name: sheet, data: sheetXml([['other']]) }), 'workbookDamaged'],
  ['one name twice, in other letters', () => extra({ name: sheet.toUpperCase(), data: '' }), 'workbookDamaged'],
  ['a name that climbs out', () => extra({ name: '../../../etc/passwd', data: 'x' }), 'workbookDamaged'],
  ['an absolute name', () => extra({ name: '/etc/passwd', data: 'x' }), 'workbookDamaged'],
  ['a drive', () => extra({ name: 'C:/x', data: 'x' }), 'workbookDamaged'],
  ['backslashes', () => extra({ name: 'xl\\..\\x', data: 'x' }), 'workbookDamaged'],
  ['a name with NUL', () => extra({ name: 'xl/a\0.xml', data: 'x' }), 'workbookDamaged'],
  ['two names for one entry', () => change(sheet, { localName: 'xl/worksheets/sheetX.xml' }), 'workbookDamaged'],
  ['a wrong checksum', () => change(sheet, { lie: { crc: 1 } }), 'workbookDamaged'],
  ['a wrong size', () => change(sheet, { lie: { size: 5 } }), 'workbookDamaged'],
  ['an unknown method', () => change(sheet, { lie: { method: 99 } }), 'workbookDamaged'],
  ['an encrypted entry', () => change(sheet, { lie: { flags: 1 } }), 'workbookEncrypted'],
  ['ZIP64 sizes', () => change(sheet, { lie: { size: 0xffffffff } }), 'workbookDamaged'],
  ['a ZIP64 directory', () => zipFile(good(), { start: 0xffffffff }), 'workbookDamaged'],
  ['a directory elsewhere', () => zipFile(good(), { start: 3 }), 'workbookDamaged'],
  ['fewer entries than announced', () => zipFile(good(), { count: 60 }), 'workbookDamaged'],
  ['an offset outside', () => change(sheet, { lie: { offset: 0x7fffffff } }), 'workbookDamaged'],
  ['several disks', () => patched(zipFile(good()), (b) => b.writeUInt16LE(3, b.length - 18)), 'workbookDamaged'],
  ['bytes behind the end', () => Buffer.concat([zipFile(good()), Buffer.from('junk')]), 'workbookDamaged'],
  ['a DTD in a sheet', () => change(sheet, { data: `<!DOCTYPE x>${sheetXml([])}` }), 'workbookDamaged'],
  ['a billion laughs', () => withPart('xl/sharedStrings.xml', laughs), 'workbookDamaged'],
  [
    'a DTD in the relations',
    () => withPart('xl/_rels/workbook.xml.rels', '<!DOCTYPE x><Relationships/>'),
    'workbookDamaged',
  ],
  [
    'an external entity',
    () => withPart('xl/styles.xml', '<!DOCTYPE s SYSTEM "file:///etc/passwd"><s/>'),
    'workbookDamaged',
  ],
  ['a shared text that is not there', () => withSheet(row('<c r="A1" t="s"><v>999</v></c>')), 'workbookDamaged'],
  ['a shared text of a negative number', () => withSheet(row('<c r="A1" t="s"><v>-1</v></c>')), 'workbookDamaged'],
  ['a shared text of no number', () => withSheet(row('<c r="A1" t="s"><v>length</v></c>')), 'workbookDamaged'],
  [
    'one long text in 100,000 cells',
    () =>
      zipFile(
        workbookParts(
          rawSheet(
            `<sheetData>${Array.from({ length: 2000 }, (_, i) => `<row r="${i + 1}">${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`).join('')}</sheetData>`,
          ),
          { 'xl/sharedStrings.xml': strings(longText) },
        ),
      ),
    'workbookTooLarge',
  ],
  [
    '60 MB of shared texts',
    () =>
      zipFile(
        workbookParts(sheetXml([]), {
          'xl/sharedStrings.xml': `<sst>${strings(longText).slice(5, -6).repeat(1900)}</sst>`,
        }),
      ),
    'workbookTooLarge',
  ],
  [
    'three million empty texts',
    () => withPart('xl/sharedStrings.xml', `<sst>${'<si/>'.repeat(3_000_000)}</sst>`),
    'workbookTooLarge',
  ],
  [
    '10,001 merges',
    () => withSheet(`<sheetData/><mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(10_001)}</mergeCells>`),
    'workbookTooLarge',
  ],
  [
    'a merge of nothing',
    () => withSheet('<sheetData/><mergeCells><mergeCell ref="A0:ZZZZ9"/></mergeCells>'),
    'workbookDamaged',
  ],
  [
    'a merge over everything',
    () => zipFile(workbookParts(sheetXml(visioRows(), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))),
    'read',
  ],
  [
    'a validation over everything',
    () =>
      zipFile(
        workbookParts(
          sheetXml(
            visioRows(),
            '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
          ),
        ),
      ),
    'read',
  ],
  [
    'hidden columns without end',
    () => withSheet(`<cols><col min="1" max="999999999" hidden="1"/></cols>${row('')}`),
    'read',
  ],
  [
    'a million cells too many',
    () => withSheet(`<sheetData>${`<row>${'<c><v>1</v></c>'.repeat(250)}</row>`.repeat(9000)}</sheetData>`),
    'workbookTooLarge',
  ],
  ['elements nested without end', () => withSheet('<a>'.repeat(100_000)), 'workbookDamaged'],
  ['a tag of five million characters', () => withSheet(`<row a="${'x'.repeat(5_000_000)}"/>`), 'workbookDamaged'],
  ['a tag without end', () => withSheet(`<row a="${'x'.repeat(5_000_000)}`), 'workbookDamaged'],
  ['70 elements in each other', () => withSheet('<a>'.repeat(70) + '</a>'.repeat(70)), 'workbookDamaged'],
  ['an address outside any sheet', () => withSheet(row('<c r="ZZZZ1"><v>1</v></c>')), 'workbookDamaged'],
  ['row zero', () => withSheet('<sheetData><row r="0"><c><v>1</v></c></row></sheetData>'), 'workbookDamaged'],
  [
    'row a thousand million',
    () => withSheet('<sheetData><row r="1000000000"><c><v>1</v></c></row></sheetData>'),
    'workbookDamaged',
  ],
  ['a cell in another row', () => withSheet(row('<c r="A7"><v>1</v></c>')), 'workbookDamaged'],
  ['infinity', () => withSheet(row('<c r="A1"><v>1e999</v></c>')), 'workbookDamaged'],
  ['a number that is a word', () => withSheet(row('<c r="A1"><v>NaN</v></c>')), 'workbookDamaged'],
  [
    'bytes that are no UTF-8',
    () => change(sheet, { data: Buffer.from('<worksheet>\xff\xfe\xc3</worksheet>', 'latin1') }),
    'workbookDamaged',
  ],
  [
    '201 sheets',
    () => withPart('xl/workbook.xml', `<workbook xmlns:r="r"><sheets>${manySheets}</sheets></workbook>`),
    'workbookTooLarge',
  ],
  ['a sheet that is not there', () => zipFile(good().filter((e) => e.name !== sheet)), 'workbookDamaged'],
  ['no workbook', () => zipFile(good().filter((e) => e.name !== 'xl/workbook.xml')), 'notAWorkbook'],
  [
    'relations that lead out',
    () =>
      change('xl/_rels/workbook.xml.rels', {
        data: `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>`,
      }),
    'workbookDamaged',
  ],
  [
    'elements named like our own insides',
    () => withSheet('<constructor/><__proto__ r="1"/><toString><c/></toString>'),
    /read|workbookDamaged/,
  ],
]

describe('hostile workbooks', () => {
  it.each(hostile)('%s', (_, make, expected) => {
    const bytes = make()
    const before = process.cpuUsage()
    const code = verdict(bytes)
    if (typeof expected === 'string') expect(code).toBe(expected)
    else expect(code).toMatch(expected)
    // The intake process has 15 seconds; on a quiet machine each of these takes less than two.
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(12)
  })
  it('leaves the good one good', () => {
    expect(verdict(workbookFile(visioRows()))).toBe('read')
  })
})

const runs = process.env.OPSMAP_FULL === '1' ? 5000 : 500

describe('damaged workbooks never trip the reader', () => {
  const sample = readFileSync(join(import.meta.dirname, '../fixtures/complaint-handling-visio.xlsx'))
  const whole = Object.entries(unzipSync(sample)).map(([name, data]) => ({ name, data }))
  it(`${runs} mutants of the bytes`, () => {
    const random = randomness(1)
    for (let n = 0; n < runs; n++) expect(verdict(random.damaged(sample))).toBeTypeOf('string')
  })
  it(`${runs} mutants of the parts, in a sound archive`, () => {
    const random = randomness(2)
    const seen = new Set<string>()
    for (let n = 0; n < runs; n++) {
      const victim = random.below(whole.length)
      seen.add(
        verdict(zipFile(whole.map((e, i) => (i === victim ? { ...e, data: random.damaged(Buffer.from(e.data)) } : e)))),
      )
    }
    expect(seen).toContain('read')
    expect(seen).toContain('workbookDamaged')
  })
})

describe('the watch over the intake process', () => {
  const request: IntakeRequest = { read: 'plan', path: '/nowhere/plan.sqlite' }
  const program = (name: string, code: string) => {
    const file = join(folder, name)
    writeFileSync(file, code)
    return file
  }
  it('ends a process that takes too long', async () => {
    const spin = program('spin.mjs', "process.on('message', () => { for (;;); })")
    const reply = await nodeIntake({ program: spin, seconds: 1 })(request)
    expect(reply).toEqual({
      ok: false,
      problems: [{ code: 'intakeTimeout', params: { name: 'plan.sqlite', seconds: 1 } }],
    })
  })
  it('ends a process that takes too much memory', async () => {
    const eat = program(
      'eat.mjs',
      "process.on('message', () => { const l = []; for (;;) l.push(Buffer.alloc(2 ** 22, 1)) })",
    )
    const reply = await nodeIntake({ program: eat, megabytes: 200 })(request)
    expect(reply).toMatchObject({ ok: false, problems: [{ code: 'intakeMemory' }] })
  })
  it('ends a process whose heap is full', async () => {
    const eat = program('heap.mjs', "process.on('message', () => { const l = []; for (;;) l.push({ a: [l.length] }) })")
    const reply = await nodeIntake({ program: eat, megabytes: 60 })(request)
    expect(reply).toMatchObject({ ok: false, problems: [{ code: 'intakeMemory' }] })
  })
  it('answers for a process that dies', async () => {
    const die = program('die.mjs', "process.on('message', () => process.kill(process.pid, 'SIGSEGV'))")
    expect(await nodeIntake({ program: die })(request)).toMatchObject({
      ok: false,
      problems: [{ code: 'intakeCrashed' }],
    })
  })
})
