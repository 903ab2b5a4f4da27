// What a layout has routed already for rows that are about to come: they need no first sketch and no second routing.
import type { Diagram, DiagramFlow, DiagramStep, LaidOut } from '#shared/diagram/types.ts'
import { flowWords } from '#shared/model/flowText.ts'

let foreseen: { readonly diagram: Diagram; readonly laid: LaidOut } | undefined

/** Tells how a diagram will be drawn once its steps stand where `laid` puts them, with no corners set by hand. */
export function foresee(diagram: Diagram, laid: LaidOut): void {
  foreseen = { diagram, laid }
}

/** The foreseen drawing, when nothing but places and corners has changed since. */
export function foreseenFor({ steps, flows, lanes, phases }: Diagram): LaidOut | undefined {
  if (!foreseen) return undefined
  const { diagram: was, laid } = foreseen
  const fits =
    sameRows(lanes, was.lanes) &&
    sameRows(phases, was.phases) &&
    steps.length === was.steps.length &&
    flows.length === was.flows.length &&
    steps.every((step, i) => {
      const at = laid.positions.get(step.id)
      return at?.x === step.x && at?.y === step.y && looksLike(step, was.steps[i])
    }) &&
    flows.every((flow, i) => !flow.waypoints?.length && joinsLike(flow, was.flows[i]))
  return fits ? laid : undefined
}

const sameRows = (a: readonly object[], b: readonly object[]): boolean =>
  a.length === b.length && a.every((row, i) => row === b[i])

const looksLike = (a: DiagramStep, b: DiagramStep | undefined): boolean =>
  a.id === b?.id &&
  a.kind === b.kind &&
  a.title === b.title &&
  a.lane === b.lane &&
  a.phase === b.phase &&
  JSON.stringify(a.footer) === JSON.stringify(b.footer)

const joinsLike = (a: DiagramFlow, b: DiagramFlow | undefined): boolean =>
  a.id === b?.id && a.from === b.from && a.to === b.to && flowWords(a) === flowWords(b)
