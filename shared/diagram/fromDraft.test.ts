// A draft is drawn by its own names, and what does not fit together is left out of the drawing.
import { expect, test } from 'vitest'
import { valueContext } from '../i18n/valueContext.ts'
import { processDraftSchema } from '../model/processDraft.ts'
import { rowsReader } from '../model/rowsReader.ts'
import { diagramOfDraft } from './fromDraft.ts'

const context = valueContext(rowsReader({}), 'zh', '2026-03-01')
const draft = processDraftSchema.parse({
  title: '客诉处理',
  lanes: ['客户', '客服专员'],
  phases: ['受理'],
  steps: [
    { key: 'P1', title: '提出投诉', kind: 'start', lane: '客户' },
    { key: 'P2', title: '登记', kind: 'task', lane: '客服专员', phase: '受理', owners: ['张敏'], processingTime: 480 },
  ],
  flows: [
    { from: 'P1', to: 'P2', label: '来电' },
    { from: 'P2', to: 'P9' },
  ],
})

test('steps stand in their lanes and phases, with owner and time', () => {
  const { steps, lanes } = diagramOfDraft(draft, context)
  expect(lanes.map((lane) => lane.id)).toEqual(['客户', '客服专员'])
  expect(steps[1]).toMatchObject({ id: 'P2', lane: '客服专员', phase: '受理' })
  expect(steps[1]?.footer).toMatchObject({ owner: '张敏', missingOwner: false, missingTime: false })
  expect(steps[1]?.footer?.processing).toContain('8')
  expect(steps[0]?.footer).toBeNull()
})

test('a flow to a step that is not there is not drawn', () => {
  expect(diagramOfDraft(draft, context).flows).toEqual([{ id: '0', from: 'P1', to: 'P2', label: '来电' }])
})
