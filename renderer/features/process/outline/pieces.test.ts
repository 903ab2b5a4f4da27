import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

test('a line in its parts', () => {
  expect(piecesOf('\t是: [文档] 合同 @李敏 @"张 三" 8分钟 +0.5小时 等待 #客服 → 归档')).toEqual([
    { kind: 'plain', text: '\t' },
    { kind: 'label', text: '是:' },
    { kind: 'mark', text: ' [文档]' },
    { kind: 'plain', text: ' 合同 ' },
    { kind: 'owner', text: '@李敏' },
    { kind: 'plain', text: ' ' },
    { kind: 'owner', text: '@"张 三"' },
    { kind: 'plain', text: ' ' },
    { kind: 'time', text: '8分钟' },
    { kind: 'plain', text: ' ' },
    { kind: 'time', text: '+0.5小时 等待' },
    { kind: 'plain', text: ' ' },
    { kind: 'lane', text: '#客服' },
    { kind: 'plain', text: ' ' },
    { kind: 'jump', text: '→ 归档' },
  ])
})

test('on the first level a colon belongs to the title', () => {
  expect(piecesOf('步骤：登记')).toEqual([{ kind: 'plain', text: '步骤：登记' }])
})

test('nothing of a line is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('\t', ' ', '是:', '[文档]', '@李', '#', '"', '→', '8分钟', '甲', '? ')),
      (list) => {
        const line = list.join('')
        expect(
          piecesOf(line)
            .map((p) => p.text)
            .join(''),
        ).toBe(line)
      },
    ),
  )
})
