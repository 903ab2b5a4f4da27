// Builds .xlsx files for tests: sound ones from rows of cells, and ones with any part, name or lie in their ZIP directory.
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array | string
  /** What the directory says instead of the truth. */
  readonly lie?: {
    readonly size?: number
    readonly crc?: number
    readonly method?: number
    readonly flags?: number
    readonly offset?: number
  }
  /** Name in the local header, when it differs. */
  readonly localName?: string
}

/** A ZIP archive, deflated, exactly as told. */
export function zipFile(
  entries: readonly ZipEntry[],
  end: { readonly count?: number; readonly start?: number } = {},
): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, lie = {}, localName = name } of entries) {
    const content = Buffer.from(data)
    const packed = deflateRawSync(content)
    const label = Buffer.from(name)
    const localLabel = Buffer.from(localName)
    const method = lie.method ?? 8
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(crc32(content), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(localLabel.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(lie.flags ?? 0, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(lie.crc ?? crc32(content), 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(lie.size ?? content.length, 24)
    central.writeUInt16LE(label.length, 28)
    central.writeUInt32LE(lie.offset ?? offset, 42)
    bodies.push(local, localLabel, packed)
    directory.push(central, label)
    offset += 30 + localLabel.length + packed.length
  }
  const length = directory.reduce((sum, b) => sum + b.length, 0)
  const tail = Buffer.alloc(22)
  tail.writeUInt32LE(0x06054b50, 0)
  tail.writeUInt16LE(end.count ?? entries.length, 8)
  tail.writeUInt16LE(end.count ?? entries.length, 10)
  tail.writeUInt32LE(length, 12)
  tail.writeUInt32LE(end.start ?? offset, 16)
  return Buffer.concat([...bodies, ...directory, tail])
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'

export type TestCell = string | number | boolean | null
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const column = (n: number): string =>
  (n < 26 ? '' : column(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26))

function cellXml(value: TestCell, row: number, at: number): string {
  const ref = `${column(at)}${row + 1}`
  if (value === null) return ''
  if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`
  return `<c r="${ref}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
}

/** XML of a worksheet; `behind` stands after the cells (merges, validations). */
export const sheetXml = (rows: readonly (readonly TestCell[])[], behind = ''): string =>
  `${declaration}<worksheet ${main}><sheetData>${rows
    .map((cells, i) => `<row r="${i + 1}">${cells.map((value, at) => cellXml(value, i, at)).join('')}</row>`)
    .join('')}</sheetData>${behind}</worksheet>`

/** XML of a worksheet with the given content. */
export const rawSheet = (content: string): string => `${declaration}<worksheet ${main}>${content}</worksheet>`

/** The parts of a workbook with one sheet, `Process Map`; `more` adds or replaces parts by name. */
export function workbookParts(sheet: string, more: Readonly<Record<string, string>> = {}): ZipEntry[] {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${declaration}<Relationships ${relationships}><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Process Map" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships ${relationships}><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  }
  return Object.entries(parts).map(([name, data]) => ({ name, data }))
}

/** A sound workbook with one sheet of these cells. */
export const workbookFile = (rows: readonly (readonly TestCell[])[]): Buffer => zipFile(workbookParts(sheetXml(rows)))

/** A small process in the Visio layout; `change` may break it. */
export function visioRows(change: (rows: TestCell[][]) => void = () => {}): TestCell[][] {
  const rows: TestCell[][] = [
    [
      'Process Step ID',
      'Process Step Description',
      'Next Step ID',
      'Connector Label',
      'Shape Type',
      'Function',
      'Phase',
    ],
    ['S1', '收到申请', 'S2', '', 'Start', '客服', '受理'],
    ['S2', '资料齐全吗', 'S3,S4', '是,否', 'Decision', '客服', '受理'],
    ['S3', '办理', 'S5', '', 'Process', '运营', '处理'],
    ['S4', '补充资料', 'S2', '', 'Process', '客服', '受理'],
    ['S5', '结束', '', '', 'End', '运营', '处理'],
  ]
  change(rows)
  return rows
}
