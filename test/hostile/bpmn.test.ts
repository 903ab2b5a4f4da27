// BPMN files that lie: refused by a sentence that says what to do, or read with every doubt told; never a crash, never half a change.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardXml } from '#host/bpmn/guardXml.ts'
import { writeBpmn } from '#host/bpmn/writeBpmn.ts'
import { importCommand } from '#host/intake/importFile.ts'
import { readImport } from '#host/intake/importIntake.ts'
import { PlanFile } from '#host/planFile.ts'
import { bpmnOf } from '#shared/bpmn/fromPlan.ts'
import { problemText } from '#shared/i18n/index.ts'
import { PlanError, type Problem } from '#shared/model/problem.ts'
import { randomNumbers } from '../fixtures/randomDiagram.ts'

const today = '2026-11-22'
const context = { lang: 'zh', hoursPerDay: 8, daysPerWeek: 5, currency: 'CNY', today } as const
let folder: string
let plan: PlanFile
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-bpmn-'))
  plan = new PlanFile(join(folder, 'plan.work'), { name: 'plan' })
  plan.execute('plan.init', { title: '方案', language: 'zh' })
})
afterAll(() => {
  plan.close()
  rmSync(folder, { recursive: true, force: true })
})

const path = (name = 'x.bpmn') => join(folder, name)
/** What a file is answered with: problems, and whether it could be taken in (tried and rolled back). */
async function answer(content: string | Uint8Array): Promise<{ problems: readonly Problem[]; taken: boolean }> {
  writeFileSync(path(), content)
  try {
    const file = await readImport(path(), 'auto', context)
    const { command, args } = importCommand(plan, file, { lang: 'zh', today })
    plan.dryRun(command, args)
    return { problems: file.preview.problems, taken: true }
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    return { problems: error.problems, taken: false }
  }
}

const spaces =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:o="urn:opsmap:bpmn:1"'
const definitions = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions ${spaces} id="d" targetNamespace="t">${inside}</definitions>`
const process = (inside: string) => definitions(`<process id="p"><startEvent id="s" name="开始"/>${inside}</process>`)
const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1 < 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]>`
const own = (field: string, text: string) =>
  process(
    `<task id="t"><extensionElements><o:row of="step"><o:value field="${field}">${text}</o:value></o:row></extensionElements></task>`,
  )

const refused: [string, string, () => string | Uint8Array][] = [
  ['a DOCTYPE', 'bpmnDocumentType', () => `<?xml version="1.0"?><!DOCTYPE definitions>${process('')}`],
  [
    'billion laughs',
    'bpmnDocumentType',
    () => `<?xml version="1.0"?>${laughs}${process('<task id="t" name="&a8;"/>')}`,
  ],
  [
    'an external entity',
    'bpmnDocumentType',
    () =>
      `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${process('<task id="t" name="&x;"/>')}`,
  ],
  ['an external DTD', 'bpmnDocumentType', () => `<!DOCTYPE d SYSTEM "http://example.test/x.dtd">${process('')}`],
  [
    'a parameter entity',
    'bpmnDocumentType',
    () => `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY % x SYSTEM "http://example.test/">%x;]>${process('')}`,
  ],
  ['a DOCTYPE after the root has begun', 'bpmnDocumentType', () => process('<!DOCTYPE x>')],
  ['an entity declaration alone', 'bpmnDocumentType', () => process('<!ENTITY x "y">')],
  ['a DOCTYPE in small letters', 'bpmnDocumentType', () => `<!doctype html>${process('')}`],
  ['depth', 'bpmnTooLarge', () => process(`${'<subProcess>'.repeat(300)}${'</subProcess>'.repeat(300)}`)],
  ['depth of foreign elements', 'bpmnTooLarge', () => process(`<extensionElements>${'<a>'.repeat(100_000)}`)],
  ['elements', 'bpmnTooLarge', () => process('<task/>'.repeat(20_001))],
  [
    'elements of the drawing',
    'bpmnTooLarge',
    () =>
      definitions(`<di:BPMNDiagram><di:BPMNPlane>${'<di:BPMNShape/>'.repeat(30_000)}</di:BPMNPlane></di:BPMNDiagram>`),
  ],
  ['a tag that does not end', 'bpmnDamaged', () => process('').slice(0, -8)],
  ['a file cut in the middle', 'bpmnDamaged', () => process('<task id="a"/><task id="b"/>').slice(0, 300)],
  ['a comment that does not end', 'bpmnDamaged', () => `${process('')}<!-- `],
  ['a section that does not end', 'bpmnDamaged', () => process('<documentation><![CDATA[ x </documentation>')],
  ['an attribute that does not end', 'bpmnDamaged', () => process('<task id="t name=x/>').replace('</process>', '')],
  ['tags that cross', 'bpmnDamaged', () => process('<subProcess id="a"><task id="b"></subProcess></task>')],
  ['nothing but a declaration', 'notBpmn', () => '<?xml version="1.0"?>'],
  ['another root', 'notBpmn', () => '<?xml version="1.0"?><html><body/></html>'],
  [
    'another namespace',
    'notBpmn',
    () => '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><message/></definitions>',
  ],
  ['a drawing without a process', 'bpmnNoSteps', () => definitions('')],
  ['a process without steps', 'bpmnNoSteps', () => definitions('<process id="p"/>')],
  [
    'a collaboration of empty pools',
    'bpmnNoSteps',
    () => definitions('<collaboration id="c"><participant id="q" name="客户"/></collaboration>'),
  ],
  ['an id twice', 'bpmnIdTwice', () => process('<task id="t"/><task id="t"/>')],
  [
    'an id of a step and a flow',
    'bpmnIdTwice',
    () => process('<task id="t"/><sequenceFlow id="t" sourceRef="s" targetRef="t"/>'),
  ],
  [
    'bytes that are no text',
    'bpmnEncoding',
    () => Buffer.concat([Buffer.from(process('')), Buffer.from([0xc3, 0x28, 0xff])]),
  ],
  [
    'a lone surrogate of UTF-16',
    'bpmnEncoding',
    () =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a/>', 'utf16le'), Buffer.from([0x00, 0xd8, 0x41, 0x00])]),
  ],
  ['an empty file', 'fileEmpty', () => ''],
]

const read: [string, readonly string[], () => string | Uint8Array][] = [
  ['a flow to nothing', ['bpmnLinkMissing'], () => process('<sequenceFlow id="f" sourceRef="s" targetRef="nobody"/>')],
  [
    'a lane of nobody',
    ['bpmnLinkMissing'],
    () => process('<laneSet id="x"><lane id="l" name="客服"><flowNodeRef>nobody</flowNodeRef></lane></laneSet>'),
  ],
  ['a border of nothing', ['bpmnLinkMissing'], () => process('<boundaryEvent id="b" attachedToRef="nobody"/>')],
  [
    'a flow from a step to itself',
    ['bpmnSelfFlow'],
    () => process('<task id="t"/><sequenceFlow id="f" sourceRef="t" targetRef="t"/>'),
  ],
  ['an event on its own border', [], () => process('<boundaryEvent id="b" attachedToRef="b"/>')],
  ['a process that calls itself', [], () => process('<callActivity id="c" calledElement="p"/>')],
  [
    'a shape of nothing',
    ['bpmnLinkMissing'],
    () =>
      definitions(
        '<process id="p"><task id="t"/></process><di:BPMNDiagram><di:BPMNPlane bpmnElement="p"><di:BPMNShape bpmnElement="nobody"><dc:Bounds x="1" y="1" width="1" height="1"/></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>',
      ),
  ],
  [
    'bounds without end',
    [],
    () =>
      definitions(
        '<process id="p"><task id="t"/></process><di:BPMNDiagram><di:BPMNPlane bpmnElement="p"><di:BPMNShape bpmnElement="t"><dc:Bounds x="1e308" y="NaN" width="-5" height="Infinity"/></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>',
      ),
  ],
  [
    'all steps in one place',
    [],
    () =>
      definitions(
        `<process id="p">${[1, 2, 3].map((i) => `<task id="t${i}"/>`).join('')}</process><di:BPMNDiagram><di:BPMNPlane bpmnElement="p">${[1, 2, 3].map((i) => `<di:BPMNShape bpmnElement="t${i}"><dc:Bounds x="0" y="0" width="100" height="80"/></di:BPMNShape>`).join('')}</di:BPMNPlane></di:BPMNDiagram>`,
      ),
  ],
  ['a name of script', [], () => process('<task id="t" name="&lt;img src=x onerror=alert(1)&gt;"/>')],
  ['an endless name', [], () => process(`<task id="t" name="${'长'.repeat(50_000)}"/>`)],
  ['control characters', [], () => process('<task id="t" name="a&#1;b&#0;c&#xFFFF;"/>')],
  [
    'names that objects have',
    [],
    () =>
      process(
        '<task id="__proto__" name="constructor"/><task id="toString"/><sequenceFlow id="hasOwnProperty" sourceRef="__proto__" targetRef="toString"/>',
      ),
  ],
  ['our data with a wrong number', ['bpmnValueRefused'], () => own('processingTime', '-5')],
  ['our data with a wrong choice', ['bpmnValueRefused'], () => own('valueClass', 'everything')],
  ['our data with a field that is none', [], () => own('__proto__', 'x')],
  ['our data with a reference by id', [], () => own('owners', 'x'.repeat(5000))],
  [
    'our data that names no text',
    [],
    () =>
      process(
        '<task id="t"><extensionElements><o:row of="step"><o:value field="code" as="json">{"a":1}</o:value></o:row></extensionElements></task>',
      ),
  ],
  ['elements that BPMN does not know', [], () => process('<task id="t"><nonsense><deeper/></nonsense></task>')],
  [
    'lanes in lanes in lanes',
    ['bpmnLanesFlattened'],
    () =>
      process(
        '<laneSet id="a"><lane id="l1" name="1"><childLaneSet id="b"><lane id="l2" name="2"><childLaneSet id="c"><lane id="l3" name="3"><flowNodeRef>s</flowNodeRef></lane></childLaneSet></lane></childLaneSet></lane></laneSet>',
      ),
  ],
  [
    'a kept part that is too long',
    ['bpmnTooLong'],
    () =>
      process(
        `<task id="t"><documentation>x</documentation><extensionElements><a xmlns="urn:x">${'y'.repeat(120_000)}</a></extensionElements></task>`,
      ),
  ],
  [
    'ids in Chinese',
    [],
    () => process('<task id="任务一"/><sequenceFlow id="连线" sourceRef="s" targetRef="任务一"/>'),
  ],
  [
    'UTF-16 with its mark',
    [],
    () =>
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(process('<task id="t"/>').replace('UTF-8', 'UTF-16'), 'utf16le'),
      ]),
  ],
  ['a mark before the declaration', [], () => `\ufeff${process('<task id="t"/>')}`],
]

describe('a BPMN file that is refused', () => {
  it.each(refused)('%s: %s', async (_, code, content) => {
    const { problems, taken } = await answer(content())
    expect(taken).toBe(false)
    expect(problems.map((problem) => problem.code)).toContain(code)
    for (const lang of ['zh', 'en'] as const)
      for (const problem of problems) expect(problemText(lang, problem)).not.toMatch(/\{\{|undefined/)
  })

  it('one of 100 MB is refused before it is read', async () => {
    writeFileSync(path('large.bpmn'), process(''))
    truncateSync(path('large.bpmn'), 100 * 2 ** 20)
    await expect(readImport(path('large.bpmn'), 'auto', context)).rejects.toThrow('fileTooLarge')
  })
})

describe('a BPMN file that is read with care', () => {
  it.each(read)('%s: %s', async (_, codes, content) => {
    const { problems, taken } = await answer(content())
    expect(problems.filter(({ severity }) => severity !== 'warning')).toEqual([])
    expect(taken).toBe(true)
    expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]))
    for (const problem of problems) expect(problemText('zh', problem)).not.toMatch(/\{\{|undefined/)
  })

  it('GBK, as its first line says', async () => {
    const [before, after] = process('<task id="t" name="@"/>')
      .replace('UTF-8', 'GBK')
      .replace('开始', 'x')
      .split('@') as [string, string]
    writeFileSync(
      path(),
      Buffer.concat([Buffer.from(before), Buffer.from([0xbf, 0xaa, 0xca, 0xbc]), Buffer.from(after)]),
    )
    const { preview } = await readImport(path(), 'auto', context)
    expect(preview.problems).toEqual([])
    expect(preview.draft?.steps.map(({ title }) => title)).toContain('开始')
  })

  it('200 damaged copies of a reference model: a sentence or a process, never anything else', async () => {
    const model = readFileSync(join(import.meta.dirname, '../fixtures/bpmn/B.1.0.bpmn'), 'utf8')
    const random = randomNumbers(20261122)
    const at = () => Math.floor(random() * model.length)
    const damage: ((text: string) => string)[] = [
      (text) => text.slice(0, at()),
      (text) => text.replace(/id="[^"]*"/, ''),
      (text) => {
        const i = at()
        return text.slice(0, i) + '<>&"\'/='[Math.floor(random() * 7)] + text.slice(i + 1)
      },
      (text) => {
        const [i, j] = [at(), at()].sort((a, b) => a - b) as [number, number]
        return text.slice(0, i) + text.slice(j)
      },
      (text) => {
        const [i, j] = [at(), at()].sort((a, b) => a - b) as [number, number]
        return text.slice(0, j) + text.slice(i, j) + text.slice(j)
      },
      (text) => text.replace(/sourceRef="[^"]*"/g, (found) => (random() < 0.3 ? 'sourceRef="nobody"' : found)),
      (text) =>
        text.replace(/ (x|y|width|height)="[^"]*"/g, (found, name) =>
          random() < 0.3 ? ` ${name}="${['NaN', '-1e9', '', '9'][Math.floor(random() * 4)]}"` : found,
        ),
      (text) =>
        text.replace(/semantic:(task|lane|exclusiveGateway|endEvent)/g, (found) =>
          random() < 0.2 ? 'semantic:group' : found,
        ),
    ]
    for (let i = 0; i < 200; i++) {
      const text = (damage[i % damage.length] as (text: string) => string)(model)
      const { problems, taken } = await answer(text)
      expect(taken || problems.length > 0).toBe(true)
    }
  }, 120_000)
})

describe('what a plan file keeps of BPMN may come from anybody', () => {
  it('nothing in the fields keeps a process from being written', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.json(),
      fc.constantFrom(
        '{"id":"a","type":"bpmn:UserTask","xml":"<bpmn:userTask"}',
        '{"id":"a","type":"bpmn:UserTask","xml":"<!DOCTYPE x><bpmn:userTask/>"}',
        '{"id":"a","type":"bpmn:Definitions","xml":"<x/>"}',
        '{"id":"a","type":"bpmn:BoundaryEvent"}',
        `{"id":"a","type":"bpmn:Task","xml":"${'<a>'.repeat(20_000)}"}`,
        '{"id":"a","type":"bpmn:Task","fill":"url(javascript:x)"}',
        '{"attaches":true}',
      ),
    )
    const { processVersion } = plan.execute('process.create', { title: '流程', versionTitle: '现状' }).result as {
      processVersion: string
    }
    plan.execute('rows.insert', { entity: 'step', rows: ['a', 'b'].map((id) => ({ id, title: id, processVersion })) })
    plan.execute('rows.insert', { entity: 'sequenceFlow', rows: [{ id: 'f', from: 'a', to: 'b', processVersion }] })
    await fc.assert(
      fc.asyncProperty(text, text, text, async (version, step, flow) => {
        const clean = (value: string) => value.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')
        plan.execute('rows.update', { entity: 'processVersion', id: processVersion, patch: { bpmn: clean(version) } })
        for (const id of ['a', 'b']) plan.execute('rows.update', { entity: 'step', id, patch: { bpmn: clean(step) } })
        plan.execute('rows.update', { entity: 'sequenceFlow', id: 'f', patch: { bpmn: clean(flow) } })
        const file = bpmnOf(plan as never, processVersion, { lang: 'zh', today })
        const xml = await writeBpmn(file as NonNullable<typeof file>)
        guardXml(xml, 'x')
        expect(xml).toContain('name="b"')
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
