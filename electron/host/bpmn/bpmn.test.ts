// BPMN in and out: the reference models, our own processes with all they carry, and everything the plan has no counterpart for.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BpmnModdle } from 'bpmn-moddle'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { bpmnOf } from '#shared/bpmn/fromPlan.ts'
import { keptNode, readKept } from '#shared/bpmn/kept.ts'
import type { Diagram } from '#shared/diagram/types.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf, type RowOf } from '#shared/model/plan.ts'
import { randomDiagram } from '../../../test/fixtures/randomDiagram.ts'
import { testFolder } from '../../../test/fixtures/testHost.ts'
import { applyImport } from '../intake/importFile.ts'
import { readImport } from '../intake/importIntake.ts'
import { PlanFile } from '../planFile.ts'
import { type Moddle, newModdle } from './moddle.ts'
import { writeBpmn } from './writeBpmn.ts'

const folder = testFolder('bpmn')
afterAll(folder.remove)
const models = join(import.meta.dirname, '../../../test/fixtures/bpmn')
const today = '2026-11-22'
const context = { lang: 'zh', hoursPerDay: 8, daysPerWeek: 5, currency: 'CNY', today } as const

let made = 0
function newPlan(): PlanFile {
  const name = `plan-${made++}`
  mkdirSync(folder.file(name))
  const plan = new PlanFile(folder.file(`${name}/plan.sqlite`), { name })
  plan.execute('plan.init', { title: '运营方案', language: 'zh' })
  return plan
}

/** Reads a file into the plan as an import does; the version that is shown. */
async function take(plan: PlanFile, path: string) {
  const file = await readImport(path, 'auto', context)
  const { processVersion } = applyImport(plan, file, { lang: 'zh', today })
  return { version: processVersion as string, preview: file.preview, file }
}
async function written(plan: PlanFile, version: string): Promise<string> {
  const file = bpmnOf(plan as never, version, { lang: 'zh', today })
  if (!file) throw new Error('nothing to write')
  return writeBpmn(file)
}
async function takeText(plan: PlanFile, xml: string, name = `text-${made++}.bpmn`) {
  writeFileSync(folder.file(name), xml)
  return take(plan, folder.file(name))
}

/** Elements by type of the semantic part, with ids of those that tools refer to. */
async function elementsOf(xml: string): Promise<{ counts: Record<string, number>; ids: string[]; warnings: string[] }> {
  const { elementsById, warnings } = await newModdle().fromXML(xml, 'bpmn:Definitions')
  const semantic = Object.values(elementsById).filter(({ $type }) => $type.startsWith('bpmn:'))
  const counts: Record<string, number> = {}
  for (const { $type } of semantic) counts[$type] = (counts[$type] ?? 0) + 1
  const ids = semantic.map(({ id }) => String(id)).sort()
  return {
    counts,
    ids,
    warnings: warnings.map(({ message }) => message).filter((m) => !m.startsWith('unsupported document encoding')),
  }
}

/** What a version says, with names instead of ids, in an order that does not depend on them. */
function said(plan: PlanFile, version: string, places = true) {
  const nameOf = (entity: EntityName, id: unknown) => {
    const row = plan.get(entity, String(id)) as AnyRow | undefined
    return row ? String(row[entityOf(entity).title]) : null
  }
  const bare = new Set([
    'id',
    'processVersion',
    'subProcess',
    'originId',
    'bpmn',
    'position',
    ...(places ? [] : ['x', 'y']),
  ])
  const row = (entity: EntityName, of: AnyRow) =>
    Object.fromEntries(
      Object.entries(entityOf(entity).fields)
        .filter(([name]) => !bare.has(name))
        .map(([name, field]) => [
          name,
          field.kind === 'ref'
            ? nameOf(field.to as EntityName, of[name])
            : field.kind === 'refs'
              ? (of[name] as string[]).map((id) => nameOf(field.to as EntityName, id))
              : of[name],
        ]),
    )
  const list = (entity: 'lane' | 'phase' | 'step' | 'sequenceFlow') =>
    plan.list(entity, { processVersion: version }).map((of) => row(entity, of as unknown as AnyRow))
  const byText = (rows: object[]) => rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return {
    lanes: byText(list('lane')),
    phases: list('phase'),
    steps: byText(list('step')),
    flows: byText(list('sequenceFlow')),
  }
}

describe('reference models of the standard', () => {
  /** Rows that they bring: processes, steps, flows (those of borders included), lanes. */
  const brought: Record<string, [number, number, number, number]> = {
    'A.1.0': [1, 5, 4, 0],
    'A.2.0': [1, 8, 9, 0],
    'A.2.1': [1, 8, 11, 0],
    'A.3.0': [1, 10, 10, 0],
    'A.4.0': [4, 17, 13, 2],
    'A.4.1': [4, 17, 13, 3],
    'B.1.0': [5, 30, 27, 2],
  }
  const names = readdirSync(models).flatMap((name) => (name.endsWith('.bpmn') ? [name.slice(0, -5)] : []))

  it.each(names)(
    '%s is taken in, written again, and holds the same elements by type and id; taken in again it says the same',
    async (name) => {
      const plan = newPlan()
      const { version, preview } = await take(plan, join(models, `${name}.bpmn`))
      expect(preview.problems.filter(({ severity }) => severity !== 'warning')).toEqual([])
      expect([plan.count('process'), plan.count('step'), plan.count('sequenceFlow'), plan.count('lane')]).toEqual(
        brought[name],
      )
      const before = await elementsOf(readFileSync(join(models, `${name}.bpmn`), 'utf8'))
      const versions = plan.list('processVersion')
      const ids = new Set<string>()
      for (const { id, process } of versions) {
        if (plan.get('process', String(process))?.parent) continue
        const after = await elementsOf(await written(plan, id))
        expect(after.warnings).toEqual([])
        for (const found of after.ids) ids.add(found)
      }
      // Boxes without an inside are written as they were; ids of the definitions and of lane sets are nobody's to refer to.
      const own = new Set(before.ids.filter((id) => !/^Definitions|laneSet/i.test(id)))
      const lost = [...own].filter((id) => !ids.has(id))
      const { elementsById } = await newModdle().fromXML(
        readFileSync(join(models, `${name}.bpmn`), 'utf8'),
        'bpmn:Definitions',
      )
      expect(
        lost
          .map((id) => elementsById[id]?.$type)
          .filter((type) => !['bpmn:LaneSet', 'bpmn:Collaboration', 'bpmn:Definitions'].includes(String(type))),
      ).toEqual([])

      const xml = await written(plan, version)
      const again = newPlan()
      const { version: second } = await takeText(again, xml)
      expect(said(again, second)).toEqual(said(plan, version))
      expect(again.count('step')).toBeLessThanOrEqual(plan.count('step'))
      plan.close()
      again.close()
    },
  )

  it('B.1.0: what has no counterpart is told by name, in the plan by its nearest kind, in the file as it was', async () => {
    const plan = newPlan()
    const { preview } = await take(plan, join(models, 'B.1.0.bpmn'))
    const told = new Map(preview.problems.map(({ code, params }) => [`${code} ${params?.what}`, String(params?.names)]))
    expect(told.get('bpmnKept userTask')).toBe('User Task 2, User Task 5')
    expect(told.get('bpmnUnseen messageFlow')).toBe('Message Flow 1, Message Flow 2')
    expect(told.get('bpmnUnseen dataObjectReference')).toBe('Data Object')
    const step = plan.list('step').find(({ title }) => title === 'Service Task 7')
    expect(step).toMatchObject({ kind: 'task', inputs: 'Data Object', outputs: 'Data Store Reference' })
    const user = plan.list('step').find(({ title }) => title === 'User Task 2') as RowOf<'step'>
    expect(readKept(keptNode, user.bpmn)).toMatchObject({ type: 'bpmn:UserTask', name: 'User\nTask 2' })

    // A to-be made of it is written with the other pool, too.
    const toBe = plan.execute('version.startToBe', { processVersion: user.processVersion, title: '目标' }).result
    const { counts: own } = await elementsOf(await written(plan, (toBe as { processVersion: string }).processVersion))
    expect(own).toMatchObject({ 'bpmn:Participant': 2, 'bpmn:MessageFlow': 2, 'bpmn:UserTask': 2 })

    // A renamed, a retyped and a removed step: the file follows, nothing points to nothing.
    plan.execute('rows.update', { entity: 'step', id: user.id, patch: { title: '人工复核' } })
    plan.execute('rows.update', { entity: 'step', id: step?.id, patch: { kind: 'decision' } })
    const gone = plan.list('step').find(({ title }) => title === 'Start Event Message')
    plan.execute('step.remove', { ids: [gone?.id] })
    const xml = await written(plan, user.processVersion)
    const { counts, warnings } = await elementsOf(xml)
    expect(warnings).toEqual([])
    expect(counts['bpmn:UserTask']).toBe(2)
    expect(counts['bpmn:ServiceTask']).toBe(1)
    expect(counts['bpmn:MessageFlow']).toBe(1)
    expect(xml).toContain('name="人工复核"')
    plan.close()
  })
})

describe('a process of ours', () => {
  /** The complaint process, whose template holds all that steps can carry. */
  async function template(): Promise<PlanFile> {
    mkdirSync(folder.file(`plan-${made}`))
    const plan = new PlanFile(folder.file(`plan-${made}/plan.sqlite`), { name: `plan-${made++}` })
    await take(plan, join(import.meta.dirname, '../../../assets/templates/complaint-handling.zh.json'))
    return plan
  }

  it('comes back with all that its steps, flows, lanes and phases carry, where the canvas shows them', async () => {
    const plan = await template()
    const version = plan.list('processVersion')[0]?.id as string
    const xml = await written(plan, version)
    const { counts, warnings } = await elementsOf(xml)
    expect(warnings).toEqual([])
    expect(counts).toMatchObject({
      'bpmn:Participant': 1,
      'bpmn:Lane': 7,
      'bpmn:SequenceFlow': 19,
      'bpmn:ExclusiveGateway': 3,
    })
    const other = newPlan()
    const { version: second, preview } = await takeText(other, xml)
    expect(preview.problems).toEqual([])
    expect(said(other, second)).toEqual(said(plan, version))
    expect(other.list('step').every(({ bpmn }) => bpmn === null)).toBe(true)
    const [process] = other.list('process')
    expect(process).toMatchObject({ title: '客户投诉处理', code: 'OP-07', volumePerMonth: 390 })
    // Through a tool that does not know us, which renames a step and writes everything anew.
    const tool = new BpmnModdle({}) as unknown as Moddle
    const { rootElement } = await tool.fromXML(
      xml.replace('name="登记投诉单"', 'name="登记&#10;投诉 "'),
      'bpmn:Definitions',
    )
    const third = newPlan()
    const { version: through } = await takeText(third, (await tool.toXML(rootElement, { format: true })).xml)
    const renamed = JSON.parse(JSON.stringify(said(plan, version)).replaceAll('"登记投诉单"', '"登记 投诉"'))
    const byTitle = (steps: readonly { title?: unknown }[]) => new Map(steps.map((step) => [step.title, step]))
    expect(byTitle(said(third, through).steps)).toEqual(byTitle(renamed.steps))
    third.close()
    // Into the plan it came from: people and roles are those that are there, the process is one more.
    const people = plan.count('person')
    await takeText(plan, xml)
    expect([plan.count('person'), plan.count('process')]).toEqual([people, 2])
    expect(plan.list('process').map(({ title }) => title)).toContain('客户投诉处理 2')
    plan.undo()
    expect(plan.count('process')).toBe(1)
    plan.close()
    other.close()
  })

  it('whose sub-processes stand inside of it, or are called where two steps open one, comes back with them', async () => {
    const plan = newPlan()
    const child = plan.execute('process.create', { title: '复核', versionTitle: '现状' }).result as {
      process: string
      processVersion: string
    }
    const twice = plan.execute('process.create', { title: '归档', versionTitle: '现状' }).result as {
      process: string
      processVersion: string
    }
    const { processVersion } = plan.execute('process.create', { title: '报销', versionTitle: '现状' }).result as {
      processVersion: string
    }
    const step = (version: string, title: string, more = {}) => ({ title, processVersion: version, ...more })
    plan.execute('rows.insert', {
      entity: 'step',
      rows: [step(child.processVersion, '核对发票', { processingTime: 600 }), step(twice.processVersion, '扫描')],
    })
    plan.execute('rows.insert', {
      entity: 'step',
      rows: [
        step(processVersion, '复核单据', { kind: 'subprocess', subProcess: child.process }),
        step(processVersion, '归档一', { kind: 'subprocess', subProcess: twice.process }),
        step(processVersion, '归档二', { kind: 'subprocess', subProcess: twice.process }),
        step(processVersion, '等两天', { kind: 'delay', waitingTime: 172_800, waitingBasis: 'calendar' }),
      ],
    })
    const xml = await written(plan, processVersion)
    expect(xml).toContain('P2D')
    const { counts } = await elementsOf(xml)
    expect(counts).toMatchObject({
      'bpmn:SubProcess': 1,
      'bpmn:CallActivity': 2,
      'bpmn:Process': 2,
      'bpmn:TimerEventDefinition': 1,
    })
    const other = newPlan()
    const { version } = await takeText(other, xml)
    expect(
      other
        .list('process')
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['复核', '报销', '归档'].sort())
    const opened = (title: string) =>
      other.get('process', String(other.list('step').find((s) => s.title === title)?.subProcess))?.title
    expect([opened('复核单据'), opened('归档一'), opened('归档二')]).toEqual(['复核', '归档', '归档'])
    expect(other.list('step', { processVersion: version }).find(({ kind }) => kind === 'delay')).toMatchObject({
      waitingTime: 172_800,
      waitingBasis: 'calendar',
    })
    plan.close()
    other.close()
  })
})

describe('any process', () => {
  /** Rows of a random drawing, with texts that break careless writers. */
  function rowsOf(diagram: Diagram, texts: readonly string[], seed: number) {
    const text = (i: number) => texts[(i * 7 + seed) % texts.length] as string
    const lanes = diagram.lanes.map(({ id, position, ...rest }, i) => ({
      id,
      title: `${rest.title} ${text(i)}`.trim(),
      processVersion: 'v',
      position: position + 1,
      kind: 'department',
      parent: i === 2 ? diagram.lanes[0]?.id : null,
    }))
    const phases = diagram.phases.map(({ id, title, position }, i) => ({
      id,
      title: `${title}${text(i + 3)}`.trim(),
      processVersion: 'v',
      position: position + 1,
    }))
    const steps = diagram.steps.map(({ id, kind, title, lane, phase }, i) => ({
      id,
      kind: i % 11 === 10 ? 'note' : kind,
      title: (title || text(i)).trim() || 'x',
      lane,
      phase,
      processVersion: 'v',
      processingTime: i % 3 ? i * 60 : null,
      waitingTime: i % 4 ? i * 600 : null,
      waitingBasis: i % 2 ? 'calendar' : 'working',
      sopSteps: i % 5 ? null : `${text(i)}\n ${text(i + 1)}\r\n`,
      isApproval: i % 6 === 0,
      owners: i % 2 ? ['p1', 'p2'] : [],
      // Every second process stands where somebody put it, in or out of its lane, one step upon the other.
      ...(seed % 2 ? { x: ((i * 7919 + seed) % 3000) - 300, y: ((i * 104_729 + seed) % 900) - 100 } : {}),
    }))
    const flows = diagram.flows.map(({ id, from, to, label }, i) => ({
      id,
      from,
      to,
      label: label || (i % 5 ? null : text(i)),
      probability: i % 3 ? 0.25 : null,
      condition: i % 7 ? null : 'x > 1 && y < "2"',
      isDefault: false,
      processVersion: 'v',
    }))
    return { lanes, phases, steps, flows }
  }
  const texts = [
    'a',
    '<b>&amp;]]></b>',
    '  spaces  ',
    'tab\there',
    '"quoted" \'single\'',
    '🚚👩‍💼',
    '=1+1',
    '甲、乙',
    '\u00a0x',
    '&#10;',
    ']]>',
    '<!--',
  ]

  it('says the same after plan → BPMN → plan, and its file opens without a warning', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          steps: fc.integer({ min: 3, max: 40 }),
          lanes: fc.integer({ min: 0, max: 5 }),
          phases: fc.integer({ min: 0, max: 3 }),
          seed: fc.integer({ min: 1, max: 1e6 }),
        }),
        async (size) => {
          const plan = newPlan()
          plan.execute('rows.insert', {
            entity: 'person',
            rows: [
              { id: 'p1', name: '李敏' },
              { id: 'p2', name: 'Zoe "Z" <1>' },
            ],
          })
          plan.execute('rows.insert', { entity: 'process', rows: [{ id: 'p', title: '流程 <1> & "2"' }] })
          plan.execute('rows.insert', {
            entity: 'processVersion',
            rows: [{ id: 'v', title: '目标', kind: 'toBe', process: 'p' }],
          })
          const { lanes, phases, steps, flows } = rowsOf(randomDiagram(size), texts, size.seed)
          for (const [entity, rows] of [
            ['lane', lanes],
            ['phase', phases],
            ['step', steps],
            ['sequenceFlow', flows],
          ] as const)
            if (rows.length > 0) plan.execute('rows.insert', { entity, rows })
          const xml = await written(plan, 'v')
          expect((await elementsOf(xml)).warnings).toEqual([])
          const other = newPlan()
          const { version, preview } = await takeText(other, xml, 'random.bpmn')
          expect(preview.problems).toEqual([])
          const places = size.seed % 2 === 1
          expect(said(other, version, places)).toEqual(said(plan, 'v', places))
          expect(other.get('processVersion', version)).toMatchObject({ title: '目标', kind: 'toBe' })
          plan.close()
          other.close()
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)
})
