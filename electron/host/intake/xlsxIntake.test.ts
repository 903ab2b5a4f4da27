// What real workbooks contain: shared and rich text, dates, times, errors, formulas, hidden columns, merges, prefixes, 1904 dates.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemText } from '#shared/i18n/index.ts'
import { PlanError } from '#shared/model/problem.ts'
import { rawSheet, sheetXml, workbookFile, workbookParts, zipFile } from '../../../test/hostile/workbookFile.ts'
import { formatOfCode } from './xlsx/cellFormats.ts'
import { scanXml } from './xlsx/xmlScanner.ts'
import { attribute, unescapeXml } from './xlsx/xmlText.ts'
import { readWorkbook } from './xlsxIntake.ts'

let folder: string
let count = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function read(bytes: Uint8Array, name = `book${count++}.xlsx`) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return readWorkbook(path)
}
const refusal = (bytes: Uint8Array) => {
  try {
    read(bytes, 'book.xlsx')
  } catch (error) {
    if (error instanceof PlanError) return error.problems[0]
    throw error
  }
  return undefined
}
const parts = (sheet: string, more: Record<string, string> = {}) => zipFile(workbookParts(sheet, more))
const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

describe('cells of a workbook', () => {
  it('written by another library arrive with their types', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('数据')
    sheet.addRow(['文字', 1.5, true, new Date(Date.UTC(2026, 2, 1)), new Date(Date.UTC(2026, 2, 1, 8, 30))])
    sheet.addRow([{ formula: '1+1', result: 2 }, { formula: 'A9' }, { error: '#N/A' }, null, 'x'])
    sheet.getCell('A3').value = { richText: [{ text: '加' }, { font: { bold: true }, text: '粗' }] }
    sheet.getCell('B3').value = 0.0625
    sheet.getCell('B3').numFmt = '[h]:mm'
    sheet.getCell('C3').value = 0.25
    sheet.getCell('C3').numFmt = '0.0%'
    sheet.mergeCells('A5:C6')
    sheet.getColumn(3).hidden = true
    book.addWorksheet('旧', { state: 'hidden' })
    expect(read(Buffer.from(await book.xlsx.writeBuffer()))).toEqual([
      {
        name: '数据',
        hidden: false,
        rows: [
          ['文字', 1.5, true, { date: '2026-03-01' }, { date: '2026-03-01T08:30:00' }],
          [2, { error: '=A9' }, { error: '#N/A' }, null, 'x'],
          ['加粗', { time: 5400 }, 0.25],
        ],
        hiddenColumns: [2],
        merges: [{ top: 4, left: 0, bottom: 5, right: 2 }],
      },
      { name: '旧', hidden: true, rows: [], hiddenColumns: [], merges: [] },
    ])
  })
  it('come without addresses, with prefixes, in UTF-16, escaped, phonetic or as ISO dates', () => {
    const sheet =
      '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><!-- a > b --><x:sheetData>' +
      '<x:row><x:c t="inlineStr"><x:is><x:t>a &lt;&#x4e2d;&amp; b_x000D__x005F_x000D_</x:t><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c>' +
      '<x:c t="str"><x:v><![CDATA[<raw>]]></x:v></x:c><x:c t="d"><x:v>2026-03-01T00:00:00</x:v></x:c></x:row>' +
      '<x:row/><x:row r="4"><x:c r="B4"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const expected = [['a <中& b\r_x000D_', '<raw>', { date: '2026-03-01' }], [], [], [null, 7]]
    expect(read(parts(sheet))[0]?.rows).toEqual(expected)
    const utf16 = workbookParts('').map((p) =>
      p.name.endsWith('sheet1.xml') ? { ...p, data: Buffer.from(`\ufeff${sheet}`, 'utf16le') } : p,
    )
    expect(read(zipFile(utf16))[0]?.rows).toEqual(expected)
  })
  it('count days from 1904 where the workbook says so', () => {
    const styles = `<styleSheet ${ns}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`
    const sheet = rawSheet('<sheetData><row r="1"><c r="A1" s="1"><v>45000</v></c></row></sheetData>')
    const book = (pr: string) =>
      `<workbook ${ns} xmlns:r="r"><workbookPr ${pr}/><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`
    expect(read(parts(sheet, { 'xl/styles.xml': styles, 'xl/workbook.xml': book('') }))[0]?.rows).toEqual([
      [{ date: '2023-03-15' }],
    ])
    expect(read(parts(sheet, { 'xl/styles.xml': styles, 'xl/workbook.xml': book('date1904="1"') }))[0]?.rows).toEqual([
      [{ date: '2027-03-16' }],
    ])
  })
  it('in formatted empty rows far below the table do not count', () => {
    const sheet = rawSheet(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="3"/></row></sheetData>',
    )
    expect(read(parts(sheet))[0]?.rows).toEqual([[1]])
  })
})

describe('number formats', () => {
  it.each([
    ['yyyy"年"m"月"d"日"', 'date'],
    ['[$-804]yyyy/m/d h:mm', 'date'],
    ['m/d', 'date'],
    ['h:mm:ss', 'time'],
    ['[h]:mm', 'time'],
    ['mm:ss.0', 'time'],
    ['#,##0.00_);[Red](#,##0.00)', 'plain'],
    ['0"days"', 'plain'],
    ['General', 'plain'],
    ['0.00\\d', 'plain'],
  ])('%s is %s', (code, format) => {
    expect(formatOfCode(code)).toBe(format)
  })
})

describe('the limits of a workbook', () => {
  it.each([
    ['rows', '<row r="50001"><c r="A50001"><v>1</v></c></row>', 'workbookTooManyRows'],
    ['columns', '<row r="1"><c r="IW1"><v>1</v></c></row>', 'workbookTooManyColumns'],
  ])('%s', (_, row, code) => {
    expect(refusal(parts(rawSheet(`<sheetData>${row}</sheetData>`)))).toMatchObject({
      code,
      place: { sheet: 'Process Map' },
    })
  })
  it('takes what is just within', () => {
    const sheet = rawSheet(
      '<sheetData><row r="1"><c r="IV1"><v>1</v></c></row><row r="50000"><c r="A50000"><v>1</v></c></row></sheetData>',
    )
    expect(read(parts(sheet))[0]?.rows).toHaveLength(50_000)
  })
})

describe('files that are no workbook', () => {
  it.each([
    ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'notAWorkbook'],
    ['text', Buffer.from('id,title\n1,a\n'), 'notAWorkbook'],
    ['empty', Buffer.alloc(0), 'fileEmpty'],
    ['other ZIP', zipFile([{ name: 'word/document.xml', data: '<a/>' }]), 'notAWorkbook'],
    ['old .xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'workbookOldFormat'],
    [
      'with a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'workbookEncrypted',
    ],
    ['truncated', workbookFile([['a', 'b']]).subarray(0, 700), 'workbookDamaged'],
  ])('%s', (_, bytes, code) => {
    const problem = refusal(bytes)
    expect(problem?.code).toBe(code)
    expect(problemText('zh', problem as never)).toContain('book.xlsx')
  })
  it('missing files and folders', () => {
    expect(() => readWorkbook(join(folder, 'none.xlsx'))).toThrow('fileMissing')
    expect(() => readWorkbook(folder)).toThrow('fileUnreadable')
  })
})

describe('the XML reader', () => {
  const scan = (xml: string) => {
    const seen: string[] = []
    scanXml(Buffer.from(xml), {
      open: (name, attributes) => seen.push(`<${name}${attribute(attributes, 'a') ?? ''}`),
      text: (text) => seen.push(text),
      close: (name) => seen.push(`${name}>`),
    })
    return seen.join(' ')
  }
  it('takes tags, quotes, comments and character data as they come', () => {
    expect(scan(`<?xml version="1.0"?><r a='x>"y'><!-- <no> --><e a = "1"/>t<![CDATA[<&]]></r>`)).toBe(
      '<rx>"y <e1 e> t <& r>',
    )
  })
  it('does not care where a chunk ends', () => {
    const text = '中'.repeat(200_000)
    expect(scan(`<r><e a="${'x'.repeat(300_000)}"/>${text}</r>`)).toContain(text)
  })
  it.each([
    '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>',
    '<r>&a;</r>',
    '<r>a & b</r>',
    '<r><e></r>',
    '<r>',
    '<r/><r/>',
    'text',
    '',
    '<r a="x/>',
    '< r/>',
    '<r>&#x110000;</r>',
    '<e>'.repeat(70) + '</e>'.repeat(70),
  ])('refuses %s', (xml) => {
    expect(() => scan(xml)).toThrow()
  })
  it('knows the references XML defines', () => {
    expect(unescapeXml('&lt;&gt;&amp;&quot;&apos;&#65;&#x4E2D;')).toBe('<>&"\'A中')
  })
})

it('sheets of the test builder read back', () => {
  expect(read(zipFile(workbookParts(sheetXml([['a<', 1, true, null, 'z']]))))[0]?.rows).toEqual([
    ['a<', 1, true, null, 'z'],
  ])
})
