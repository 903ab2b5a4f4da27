// A note taken in an interview or a workshop, tied to a process or a step when it speaks of one.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, number, ref, text } from '../field.ts'

export const note = defineEntity('note', {
  title: text({ required: true, width: 30 }),
  kind: choice(['interview', 'observation', 'idea', 'decision', 'question'], {
    required: true,
    default: 'interview',
    width: 8,
  }),
  text: longText({ width: 50 }),
  person: ref('person', { width: 12 }),
  process: ref('process', { width: 20 }),
  step: ref('step', { width: 20 }),
  notedOn: date({ width: 11 }),
  position: number({ required: true, default: 0, hidden: true }),
})
