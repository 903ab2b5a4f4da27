// Writes a BPMN file as XML: the semantic part from the neutral file and what was kept, then the drawing.
import { ledBy } from '#shared/bpmn/connect.ts'
import type { BpmnFile, BpmnProcess, BpmnScope } from '#shared/bpmn/types.ts'
import { adopt, type Building } from './building.ts'
import { drawFile } from './drawing.ts'
import { fill } from './elements.ts'
import { keptFragments } from './fragments.ts'
import { type Element, listOf, newModdle } from './moddle.ts'
import { putOwn } from './ownRows.ts'

/** The file as XML (UTF-8). */
export async function writeBpmn(file: BpmnFile): Promise<string> {
  const moddle = newModdle()
  const fragments = keptFragments(moddle)
  const building: Building = { moddle, fragments, byId: new Map() }
  const definitions = (await fragments.take(file.roots, 'bpmn:Definitions')) ?? moddle.create('bpmn:Definitions', {})
  Object.assign(definitions, {
    id: typeof definitions.id === 'string' ? definitions.id : 'Definitions_1',
    targetNamespace: definitions.targetNamespace ?? 'http://bpmn.io/schema/bpmn',
    exporter: 'Opsmap',
  })
  const kept = listOf(definitions, 'rootElements').filter(({ $type }) => $type !== 'bpmn:Process')
  definitions.rootElements = kept
  definitions.diagrams = []
  const processes: Element[] = []
  const phases: BpmnScope['phases'][number][] = []
  for (const { scope } of file.processes) {
    const process = (await fragments.take(scope.kept, 'bpmn:Process')) ?? moddle.create('bpmn:Process', {})
    Object.assign(process, { id: scope.id, name: scope.name, isExecutable: process.isExecutable ?? false })
    await fill(building, process, scope)
    putOwn(moddle, process, 'processVersion', scope.ownVersion)
    putOwn(moddle, process, 'process', scope.ownProcess)
    building.byId.set(scope.id, process)
    processes.push(process)
    phases.push(...phasesIn(scope))
  }
  const categories = phases.map(({ id, name }) => {
    const value = moddle.create('bpmn:CategoryValue', { id: `${id}_value`, value: name })
    const category = moddle.create('bpmn:Category', { id: `${id}_category`, categoryValue: [value] })
    building.byId.set(`${id}_value`, value)
    return adopt(category, [value])
  })
  const collaboration = collaborationOf(building, kept, file.processes, processes)
  adopt(definitions, [...processes, ...categories])
  definitions.rootElements = [
    ...(collaboration ? [collaboration] : []),
    ...kept.filter((e) => e !== collaboration),
    ...categories,
    ...processes,
  ]
  adopt(definitions, definitions.rootElements)
  index(definitions, building.byId)
  fragments.lead(building.byId)
  if (collaboration) dropLoose(collaboration, building.byId)
  definitions.diagrams = drawFile(building, file, collaboration, ledBy(file))
  adopt(definitions, definitions.diagrams)
  const { xml } = await moddle.toXML(definitions, { format: true })
  return xml
}

const phasesIn = (scope: BpmnScope): BpmnScope['phases'][number][] => [
  ...scope.phases,
  ...scope.nodes.flatMap(({ inner }) => (inner ? phasesIn(inner) : [])),
]

/** The collaboration of the file, or one of our own where a process stands in a pool. */
function collaborationOf(
  building: Building,
  kept: Element[],
  processes: readonly BpmnProcess[],
  elements: readonly Element[],
): Element | null {
  const { moddle } = building
  const pools = processes.flatMap(({ participant, scope }, i) =>
    participant === null ? [] : [{ participant, scope, process: elements[i] as Element }],
  )
  if (pools.length === 0) return null
  const collaboration =
    kept.find(({ $type }) => $type === 'bpmn:Collaboration') ??
    moddle.create('bpmn:Collaboration', { id: 'Collaboration_1' })
  const known = new Map(listOf(collaboration, 'participants').map((p) => [p.id, p]))
  // Pools whose process is gone from the plan are gone from the file.
  const others = [...known.values()].filter(
    (p) => !building.fragments.refers(p, 'processRef') && !pools.some(({ participant }) => participant === p.id),
  )
  const own = pools.map(({ participant, scope, process }) => {
    const element = known.get(participant) ?? moddle.create('bpmn:Participant', { id: participant })
    building.fragments.forget(element, 'processRef')
    Object.assign(element, { name: scope.name, processRef: process })
    return element
  })
  collaboration.participants = [...own, ...others]
  return adopt(collaboration, collaboration.participants)
}

/** Every element below `element` by its id. */
function index(element: Element, byId: Map<string, Element>): void {
  const open: Element[] = [element]
  for (let at = open.pop(); at; at = open.pop()) {
    if (typeof at.id === 'string') byId.set(at.id, at)
    for (const value of Object.values(at).flat())
      if (value && typeof value === 'object' && (value as Element).$parent === at) open.push(value as Element)
  }
}

/** Message flows whose ends are not in the file are left out. */
function dropLoose(collaboration: Element, byId: ReadonlyMap<string, Element>): void {
  const stands = (end: Element | undefined) => end !== undefined && byId.get(end.id ?? '') === end
  collaboration.messageFlows = listOf(collaboration, 'messageFlows').filter(
    ({ sourceRef, targetRef }) => stands(sourceRef) && stands(targetRef),
  )
}
