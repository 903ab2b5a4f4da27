// Reads the XML of a BPMN file into the neutral file: what the plan has rows for, and the rest as it stands.
import type { BpmnFile, BpmnProcess, KeptShape, Unseen } from '#shared/bpmn/types.ts'
import { PlanError, type Problem, refuse } from '#shared/model/problem.ts'
import { withAsciiIds } from './asciiIds.ts'
import { guardXml } from './guardXml.ts'
import { partsOf } from './keptParts.ts'
import { type Element, isA, listOf, type Moddle, newModdle, type Parsed } from './moddle.ts'
import { xmlOf } from './ownRows.ts'
import { placesOf, shapeBounds } from './places.ts'
import { nameOf, type Reading } from './reading.ts'
import { readScope, subProcesses } from './readScope.ts'

/** Throws PlanError for what is no BPMN at all; what is wrong inside is in `problems`. */
export async function readBpmn(xml: string, name: string): Promise<{ file: BpmnFile; problems: Problem[] }> {
  guardXml(xml, name)
  const moddle = newModdle()
  const parsed = await parse(moddle, xml, name)
  const definitions = parsed.rootElement
  const roots = listOf(definitions, 'rootElements')
  const collaborations = roots.filter(({ $type }) => $type === 'bpmn:Collaboration')
  const participants = collaborations.flatMap((c) => listOf(c, 'participants'))
  const messages = collaborations.flatMap((c) => listOf(c, 'messageFlows'))
  const shown = roots.filter((root) => isA(root, 'bpmn:Process'))
  const processes = shown.filter((p) => listOf(p, 'flowElements').some((e) => isA(e, 'bpmn:FlowNode')))
  const places = placesOf(definitions)
  const reading: Reading = { moddle, places, processes: new Set(processes.flatMap(({ id }) => id ?? [])) }
  const problems = complaints(parsed)
  const read: BpmnProcess[] = []
  // Inner content first: what is kept of a process is written when it has been taken out.
  for (const process of processes) {
    const pool = participants.find((p) => p.processRef === process)
    const together =
      pool !== undefined || messages.some((m) => [m.sourceRef, m.targetRef].some((end) => isInside(end, process)))
    const scope = await readScope(reading, process, pool ?? null)
    read.push({ participant: pool?.id ?? null, pool: pool ? shapeBounds(places, pool) : null, together, scope })
  }
  const empty = participants.filter((p) => !processes.includes(p.processRef))
  const beside = collaborations.flatMap((c) => listOf(c, 'artifacts'))
  const unseen: Unseen[] = [
    ...beside.map((artifact) => ({ what: partsOf(artifact.$type), name: nameOf(artifact) })),
    ...empty.map((p) => ({ what: 'participant', name: nameOf(p) })),
    ...messages.map((m) => ({ what: 'messageFlow', name: nameOf(m) })),
    ...roots
      .filter((root) => !shown.includes(root) && !collaborations.includes(root) && !isPhase(root, processes))
      .map((root) => ({ what: partsOf(root.$type), name: nameOf(root) })),
  ]
  const shapes = [...empty, ...beside].flatMap((p): KeptShape[] => {
    const bounds = shapeBounds(places, p)
    return bounds && p.id ? [{ of: p.id, bounds }] : []
  })
  definitions.rootElements = roots.filter((root) => !shown.includes(root) && !isPhase(root, processes))
  delete definitions.diagrams
  const kept = definitions.rootElements.length > 0 ? await xmlOf(moddle, definitions) : null
  return {
    file: { processes: read, roots: kept, shapes, pools: empty.flatMap(({ id }) => id ?? []), unseen },
    problems,
  }
}

function isInside(element: Element | undefined, process: Element): boolean {
  for (let at = element; at; at = at.$parent) if (at === process) return true
  return false
}

/** A category that only names phases of ours. */
function isPhase(root: Element, processes: readonly Element[]): boolean {
  if (root.$type !== 'bpmn:Category') return false
  const values = new Set(listOf(root, 'categoryValue'))
  return processes.some((process) =>
    subProcesses(process).some((scope) => listOf(scope, 'phasesTaken').some((value) => values.has(value))),
  )
}

async function parse(moddle: Moddle, xml: string, name: string): Promise<Parsed> {
  let parsed: Parsed
  try {
    parsed = await moddle.fromXML(withAsciiIds(xml), 'bpmn:Definitions')
  } catch (error) {
    const detail =
      String((error as Error).message)
        .split('\n')[0]
        ?.slice(0, 200) ?? ''
    return refuse(
      /unparsable|unclosed|unexpected|missing|expected/i.test(detail) && !/Definitions/.test(detail)
        ? 'bpmnDamaged'
        : 'notBpmn',
      { name },
    )
  }
  // The library goes on after broken XML and leaves half of the file away; what it merely does not know it says.
  const broken = parsed.warnings.find(
    ({ message }) =>
      /^unparsable content|^unclosed|^missing|^unexpected/i.test(message) &&
      !/duplicate ID|unknown type|unrecognized element/.test(message),
  )
  if (broken) throw new PlanError({ code: 'bpmnDamaged', params: { name } })
  return parsed
}

/** The library's complaints as sentences of ours: links to nothing, ids twice, what it does not know. */
function complaints({ warnings }: Parsed): Problem[] {
  const seen = new Set<string>()
  return warnings.slice(0, 2000).flatMap((warning): Problem[] => {
    const { message } = warning
    // What the file says of its encoding; it has been decoded by what it is.
    if (message.startsWith('unsupported document encoding')) return []
    const link = /^unresolved reference <([^>]*)>/.exec(message)
    const twice = /duplicate ID <([^>]*)>/.exec(message)
    const unknown = /^(?:unparsable content|unknown attribute) (<[^>]*>)/.exec(message)
    const problem: Problem = link
      ? {
          code: 'bpmnLinkMissing',
          severity: 'warning',
          params: { id: (link[1] ?? '').slice(0, 100), property: (warning.property ?? '').replace(/^\w+:/, '') },
          place: { element: warning.element ? nameOf(warning.element).slice(0, 100) : '' },
        }
      : twice
        ? { code: 'bpmnIdTwice', severity: 'error', params: { id: (twice[1] ?? '').slice(0, 100) } }
        : {
            code: 'bpmnNotRead',
            severity: 'warning',
            params: { message: (unknown?.[1] ?? message.split('\n')[0] ?? '').slice(0, 200) },
          }
    const key = JSON.stringify(problem)
    if (seen.has(key)) return []
    seen.add(key)
    return [problem]
  })
}
