// Keys for the selected lane or phase: its order, into the lane above and out of its own.
import type { Action } from '#platform/actions.ts'
import { rowOf } from '#platform/useRows.ts'
import { nestLane, shiftLane, shiftPhase } from '../model/bandEdit.ts'
import { editor } from '../model/state.ts'

export function bandActions(version: string): Action[] {
  const lane = () => (editor().readOnly ? null : editor().lane)
  const phase = () => (editor().readOnly ? null : editor().phase)
  const free = () => !document.activeElement?.matches('textarea:not([data-keys]), input')
  const ofLane = (
    id: string,
    label: Action['label'],
    key: string,
    order: number,
    run: (id: string) => unknown,
  ): Action => ({
    id: `process.${id}`,
    label,
    key: `Alt+Shift+${key}`,
    menu: 'process',
    order,
    enabled: () => free() && lane() !== null,
    run: () => {
      const at = lane()
      if (at !== null) return run(at)
    },
  })
  const sideways = (id: string, key: string, by: -1 | 1, order: number): Action => ({
    id: `process.${id}`,
    label: by > 0 ? 'structure.band.right' : 'structure.band.left',
    key: `Alt+Shift+${key}`,
    menu: 'process',
    order,
    enabled: () => free() && (lane() !== null || phase() !== null),
    run: () => {
      const [band, column] = [lane(), phase()]
      if (band !== null) return nestLane(version, band, by > 0)
      if (column !== null && rowOf('phase', column)) return shiftPhase(version, column, by)
    },
  })
  return [
    ofLane('laneUp', 'process.action.laneUp', 'ArrowUp', 120, (id) => shiftLane(version, id, -1)),
    ofLane('laneDown', 'process.action.laneDown', 'ArrowDown', 121, (id) => shiftLane(version, id, 1)),
    sideways('bandLeft', 'ArrowLeft', -1, 122),
    sideways('bandRight', 'ArrowRight', 1, 123),
  ]
}
