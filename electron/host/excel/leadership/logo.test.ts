// The plan's logo: what is taken as one, kept in the plan as one change, fitted to the cover without losing its proportions.
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusal, type TestHost, testFolder, testHost } from '../../../../test/fixtures/testHost.ts'
import { logoFrom } from './logo.ts'

/** The head of a PNG of this size; what follows is not looked at. */
function png(width: number, height: number, more = 40): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(33 + more)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  bytes.write('\0\0\0\rIHDR', 8, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return new Uint8Array(bytes)
}
/** A JPEG with an EXIF part before the frame that says its size. */
function jpeg(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(60)
  bytes.set([0xff, 0xd8, 0xff, 0xe1, 0, 10])
  bytes.set([0xff, 0xc0, 0, 17, 8], 14)
  bytes.writeUInt16BE(height, 19)
  bytes.writeUInt16BE(width, 21)
  return new Uint8Array(bytes)
}
const webp = new Uint8Array(Buffer.from('RIFF\0\0\0\0WEBPVP8 0123456789012345', 'latin1'))

describe('a picture as the logo', () => {
  it.each([
    ['a wide one', png(2400, 320), 'png', 240, 32],
    ['a high one', png(100, 640), 'png', 10, 64],
    ['a small one, which is not enlarged', png(30, 20), 'png', 30, 20],
    ['a JPEG', jpeg(480, 120), 'jpeg', 240, 60],
  ])('%s keeps its proportions', (_, bytes, type, width, height) => {
    expect(logoFrom({ name: 'x', bytes })).toMatchObject({ type, width, height })
  })
  it.each([
    ['a WebP, which no workbook shows', webp],
    ['text', new TextEncoder().encode('a logo, honestly, of more than 24 bytes')],
    ['a PNG of no size', png(0, 20)],
    ['a JPEG that ends before its frame', jpeg(9, 9).slice(0, 14)],
    ['nothing', new Uint8Array()],
    ['a picture of more than 2 MB', png(90, 90, 2 ** 21)],
  ])('%s is refused', (_, bytes) => {
    expect(() => logoFrom({ name: 'x', bytes })).toThrow('notALogo')
  })
})

describe('the logo of a plan', () => {
  const folder = testFolder('logo')
  afterAll(() => folder.remove())
  let count = 0
  let host: TestHost
  beforeEach(async () => {
    host = testHost(folder.file(`work-${++count}`))
    await host.open({ kind: 'new', title: '计划', language: 'zh' })
  })
  afterEach(() => host.close({ discard: true }))
  const logo = () => host.snapshot().rows.plan[0]?.logo
  const files = () => host.snapshot().rows.attachment.map(({ name }) => name)

  it('is chosen, replaced and taken away, each as one change that can be undone', async () => {
    const { id } = await host.ask('logo.set', { file: { name: 'a.png', bytes: png(9, 9) } })
    expect([logo(), files()]).toEqual([id, ['a.png']])
    expect((await host.ask('attachment.read', { id: id ?? '' })).bytes).toEqual(png(9, 9))
    await host.ask('logo.set', { file: { name: 'b.jpg', bytes: jpeg(8, 8) } })
    expect(files()).toEqual(['b.jpg'])
    await host.ask('plan.undo', {})
    expect([logo(), files()]).toEqual([id, ['a.png']])
    await host.ask('plan.redo', {})
    await host.ask('logo.set', { file: null })
    expect([logo(), files()]).toEqual([null, []])
    await host.ask('plan.undo', {})
    expect(files()).toEqual(['b.jpg'])
  })
  it('leaves a picture of another row where it is, and the plan unchanged when it is refused', async () => {
    const { ids } = (await host.run('rows.insert', { entity: 'person', rows: [{ name: 'n' }] })) as { ids: string[] }
    const at = { onEntity: 'person', onRow: ids[0] as string, name: 'face.png', mime: 'image/png' }
    const { id } = await host.ask('attachment.add', { ...at, bytes: png(7, 7) })
    const plan = host.snapshot().rows.plan[0]?.id ?? ''
    await host.run('rows.update', { entity: 'plan', id: plan, patch: { logo: id } })
    expect(await refusal(host.ask('logo.set', { file: { name: 'x', bytes: webp } }))).toBe('notALogo')
    expect([logo(), files()]).toEqual([id, ['face.png']])
    await host.ask('logo.set', { file: null })
    expect([logo(), files()]).toEqual([null, ['face.png']])
  })
})
