// One version of a process: the as-is, a to-be variant, or what was published of one.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, number, ref, text } from '../field.ts'

export const processVersion = defineEntity('processVersion', {
  title: text({ required: true, width: 20 }),
  process: ref('process', { required: true, onDelete: 'CASCADE', width: 24 }),
  kind: choice(['asIs', 'toBe'], { required: true, default: 'asIs' }),
  status: choice(['draft', 'published', 'retired'], { required: true, default: 'draft' }),
  basedOn: ref('processVersion'),
  validFrom: date(),
  notes: longText({ width: 40 }),
  position: number({ required: true, default: 0, hidden: true }),
  /** What the BPMN file it came from holds beyond steps and flows, see shared/bpmn/kept.ts. */
  bpmn: longText({ hidden: true }),
})
