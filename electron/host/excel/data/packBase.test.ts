// The rows that a data workbook carries to tell who changed what: whole, as older workbooks have them, or not at all.
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { testRow } from '#shared/model/testRows.ts'
import type { DataBase } from '#shared/sheets/dataWorkbook/types.ts'
import { packBase, unpackBase } from './packBase.ts'

const packedText = (content: string) => {
  const bytes = deflateRawSync(content)
  return `${crc32(bytes).toString(16).padStart(8, '0')}:${bytes.toString('base64')}`
}
const person = testRow('person', { id: 'p1', name: '王芳 "x" \u2028', notes: 'a\nb' })
const base = { rows: { person: [person], role: [] }, names: { person: [['p1', '王芳']] } } as unknown as DataBase

describe('the exported rows', () => {
  it('come back, however many slices they take', () => {
    const many = Array.from({ length: 9000 }, (_, i) => ({ ...person, id: `p${i}`, name: `人 ${i}` }))
    const large = { rows: { person: many }, names: {} } as unknown as DataBase
    for (const one of [base, large, { rows: {}, names: {} } as DataBase])
      expect(unpackBase(packBase(one).join(''))).toEqual(one)
    expect(packBase(large).every((cell) => cell.length <= 32_767)).toBe(true)
  })

  it('come back from older workbooks, with fields that are new or gone', () => {
    const { email: _, ...older } = person as unknown as Record<string, unknown>
    const text = JSON.stringify({
      rows: { person: [{ ...older, gone: 1 }], nothing: [{ id: 'x' }] },
      names: base.names,
    })
    expect(unpackBase(packedText(text))).toEqual({ rows: { person: [person] }, names: base.names })
  })

  it.each([
    '',
    '{"rows":{},',
    '{"rows":[]}',
    '{"rows":{"person":[1]},"names":{}}',
    '{"id":"p1"}\n',
    '"rows person"\n{"id":1}\n',
    '"rows person"',
    '"other person"\n',
    '"names person"\n["p1"]\n',
    '"rows person"\nnull\n',
  ])('are none where something is wrong: %s', (content) => {
    const read = unpackBase(packedText(content))
    expect(read === null || (content === '' && Object.keys(read.rows).length === 0)).toBe(true)
  })
  it('are none where the text is cut or changed', () => {
    const [text = ''] = packBase(base)
    for (const wrong of ['', text.slice(0, -4), text.slice(9), `00000000${text.slice(8)}`])
      expect(unpackBase(wrong)).toBeNull()
  })
})
