// What rows keep of a BPMN file beyond the plan, while it is read: JSON for their field `bpmn`, and the report's lines about it.
import type { RowOf } from '../model/plan.ts'
import type { KeptFlow, KeptNode, KeptVersion } from './kept.ts'
import { typeOfKind } from './kinds.ts'
import type { Making } from './making.ts'
import { cleanText, oneLine } from './oneLine.ts'
import type { BpmnNode, BpmnScope, KeptShape } from './types.ts'

/** Longest text that a row keeps. */
export const mostKept = 100_000
export const idPattern = /^[A-Za-z_][\w.-]{0,199}$/

/** JSON for the field `bpmn`; null where it would be too long, which is told. */
export function keptText({ report }: Making, name: string, kept: KeptNode | KeptFlow | KeptVersion): string | null {
  const text = cleanText(JSON.stringify(kept))
  if (text.length <= mostKept) return text
  report.tooLong(name)
  return null
}

/** What the field `bpmn` of a step holds; null: a file of ours says nothing more of it. */
export function keptNodeOf(making: Making, node: BpmnNode, kind: RowOf<'step'>['kind']): string | null {
  const { report } = making
  const name = oneLine(node.name) || node.id
  if (node.type !== typeOfKind[kind] && (node.type !== 'bpmn:CallActivity' || node.calls === null))
    report.kept(typeName(node.type), name)
  for (const part of node.keptParts) if (part !== 'documentation') report.kept(part, name)
  const isOurs =
    node.kept === null &&
    node.type === typeOfKind[kind] &&
    !node.colours &&
    oneLine(node.name) === node.name &&
    node.own !== null
  if (isOurs || !idPattern.test(node.id)) return null
  return keptText(making, name, {
    id: node.id,
    type: node.type,
    ...(oneLine(node.name) === node.name || node.name.length > 1000 ? {} : { name: node.name }),
    ...(node.kept === null ? {} : { xml: node.kept }),
    ...(node.colours ?? {}),
  })
}

const typeName = (type: string) => type.slice(5, 6).toLowerCase() + type.slice(6)

/** What the field `bpmn` of a version holds; null: nothing is left to say. */
export function keptVersionOf(
  making: Making,
  scope: BpmnScope,
  within: string | null,
  order: number,
  move: (at: { x: number; y: number }) => { x: number; y: number },
  placed: boolean,
): string | null {
  const { file, context } = making
  const process = within === null ? file.processes[order] : undefined
  const pools = file.processes.flatMap(({ pool }) => pool ?? [])
  const [top, left] = [Math.min(...pools.map(({ y }) => y)), Math.min(...pools.map(({ x }) => x))]
  const inPlace = ({ of, bounds }: KeptShape): KeptVersion['shapes'] =>
    idPattern.test(of)
      ? [
          {
            of,
            bounds: { ...move(bounds), width: bounds.width, height: bounds.height },
            ...(placed ? {} : { free: true as const }),
          },
        ]
      : []
  const kept: KeptVersion = {
    id: idPattern.test(scope.id) ? scope.id : 'Process_1',
    file: context.mark,
    order,
    participant: process?.participant && idPattern.test(process.participant) ? process.participant : null,
    together: process?.together ?? false,
    xml: scope.kept,
    shapes: scope.shapes.flatMap(inPlace),
    lanes: scope.lanes
      .flatMap((lane) =>
        lane.own === null && idPattern.test(lane.id)
          ? [{ title: oneLine(lane.name), id: lane.id, xml: lane.kept }]
          : [],
      )
      .slice(0, 500),
    roots: process ? file.roots : null,
    outside:
      process && pools.length > 0
        ? file.shapes
            .filter(({ of }) => idPattern.test(of))
            .map(({ of, bounds }) => sideOf(of, bounds, top, left, making))
        : [],
  }
  const says = kept.xml ?? kept.roots ?? kept.participant
  const isOurs = scope.ownVersion !== null && !file.roots && kept.xml === null && kept.shapes.length === 0
  return (!says && kept.shapes.length === 0 && kept.lanes.length === 0 && within !== null) || isOurs
    ? null
    : keptText(making, scope.name, kept)
}

/** Pools without a process stand above or below those that have one; what else is outside stands around them. */
function sideOf(
  of: string,
  bounds: KeptShape['bounds'],
  top: number,
  left: number,
  { file }: Making,
): KeptVersion['outside'][number] {
  const isPool = file.pools.includes(of)
  if (isPool) return { of, bounds, side: bounds.y < top ? 'above' : 'below' }
  return { of, bounds: { ...bounds, x: bounds.x - left, y: bounds.y - top }, side: 'around' }
}
