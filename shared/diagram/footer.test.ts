import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { footerItems, placeFooter } from './footer.ts'

const texts = (width: number, owner: string, processing: string, waiting: string) =>
  placeFooter(footerItems({ owner, processing, waiting }), width).map((item) => item.text)

describe('the badges of a step', () => {
  it('are owner, processing time and waiting time, in this order', () => {
    expect(footerItems({ waiting: '2天', processing: '8分钟', owner: '李敏' }).map((item) => item.icon)).toEqual([
      'owner',
      'processing',
      'waiting',
    ])
    expect(footerItems(null)).toEqual([])
    expect(footerItems({})).toEqual([])
  })

  it('show what is missing as an empty badge', () => {
    expect(footerItems({ missingOwner: true, missingTime: true })).toEqual([
      { icon: 'owner', text: null },
      { icon: 'processing', text: null },
    ])
    expect(footerItems({ owner: '李敏', missingOwner: true })).toEqual([{ icon: 'owner', text: '李敏' }])
  })

  it('fit on a step with a name of three characters and two times', () => {
    expect(texts(144, '周经理', '15分钟', '20小时')).toEqual(['周经理', '15分钟', '20小时'])
  })

  it('shorten the name before the times', () => {
    expect(texts(144, '欧阳文静', '120分钟', '30小时')).toEqual(['欧', '120分钟', '30小时'])
    expect(texts(124, '欧阳文静', '120分钟', '30小时')).toEqual(['', '120分钟', '30小时'])
  })

  it('never leave their row', () => {
    const text = fc.string({ maxLength: 30 })
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 100, max: 200 }), (owner, processing, waiting, width) => {
        const last = placeFooter(footerItems({ owner, processing, waiting }), width).at(-1)
        if (last) expect(last.x + last.width).toBeLessThanOrEqual(width + 0.1)
      }),
    )
  })
})
