// A sequence flow (连线): what follows what, with the share of cases that take it.
import { defineEntity } from '../entity.ts'
import { bool, longText, percent, points, ref, text } from '../field.ts'

export const sequenceFlow = defineEntity(
  'sequenceFlow',
  {
    label: text({ width: 14 }),
    processVersion: ref('processVersion', { required: true, onDelete: 'CASCADE', hidden: true }),
    from: ref('step', { required: true, onDelete: 'CASCADE', width: 22 }),
    to: ref('step', { required: true, onDelete: 'CASCADE', width: 22 }),
    probability: percent({ min: 0, max: 1, width: 8 }),
    condition: text({ width: 20 }),
    isDefault: bool({ required: true, default: false, width: 8 }),
    /** Corners set by hand; null: routed automatically. */
    waypoints: points({ hidden: true }),
    /** What the BPMN file it came from says of it beyond the plan, see shared/bpmn/kept.ts. */
    bpmn: longText({ hidden: true }),
  },
  { title: 'label' },
)
