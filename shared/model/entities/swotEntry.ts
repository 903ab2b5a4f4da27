// An entry of the SWOT board; it stays linked to the risk, goal, improvement or strategy it became.
import { defineEntity } from '../entity.ts'
import { choice, integer, longText, number, ref, refs, text } from '../field.ts'

export const swotEntry = defineEntity(
  'swotEntry',
  {
    title: text({ required: true, width: 36 }),
    kind: choice(['strength', 'weakness', 'opportunity', 'threat'], { required: true, default: 'strength', width: 8 }),
    description: longText({ width: 36 }),
    importance: integer({ min: 1, max: 5, width: 8 }),
    evidence: text({ width: 30 }),
    owner: ref('person', { formOnly: true, width: 12 }),
    marketNotes: refs('marketNote', { formOnly: true, group: 'links', width: 20 }),
    risk: ref('risk', { group: 'links', width: 20 }),
    goal: ref('goal', { group: 'links', width: 20 }),
    improvement: ref('improvement', { group: 'links', width: 20 }),
    strategy: ref('strategy', { formOnly: true, group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
