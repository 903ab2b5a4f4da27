// A case of the library: what happened, what was done, and what others can take from it.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, number, ref, refs, text } from '../field.ts'

export const caseStudy = defineEntity(
  'caseStudy',
  {
    title: text({ required: true, width: 30 }),
    kind: choice(['success', 'failure', 'typical', 'innovation'], { required: true, default: 'success', width: 8 }),
    happenedOn: date({ width: 11 }),
    background: longText({ width: 30 }),
    approach: longText({ width: 30 }),
    result: longText({ width: 28 }),
    lessons: longText({ width: 30 }),
    appliesTo: text({ width: 20 }),
    tags: text({ width: 18 }),
    author: ref('person', { width: 12 }),
    process: ref('process', { group: 'links', width: 20 }),
    improvement: ref('improvement', { formOnly: true, group: 'links', width: 20 }),
    retrospective: ref('retrospective', { formOnly: true, group: 'links', width: 20 }),
    feedbacks: refs('feedback', { formOnly: true, group: 'links', width: 20 }),
    roles: refs('role', { formOnly: true, group: 'links', width: 18 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
