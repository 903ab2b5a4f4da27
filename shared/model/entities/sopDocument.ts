// An SOP: number, version, scope, responsibilities, approvals; its procedure is that of a process version.
import { cadence } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, longText, number, ref, refs, text } from '../field.ts'

export const sopDocument = defineEntity(
  'sopDocument',
  {
    title: text({ required: true, width: 30 }),
    code: text({ width: 12 }),
    edition: text({ width: 8 }),
    status: choice(['draft', 'inReview', 'approved', 'withdrawn'], { required: true, default: 'draft', width: 9 }),
    process: ref('process', { width: 22 }),
    processVersion: ref('processVersion', { width: 18 }),
    department: ref('department', { formOnly: true, width: 14 }),
    owner: ref('person', { width: 12 }),
    purpose: longText({ group: 'sop', width: 30 }),
    scope: longText({ group: 'sop', width: 30 }),
    terms: longText({ formOnly: true, group: 'sop', width: 26 }),
    responsibilities: longText({ formOnly: true, group: 'sop', width: 30 }),
    procedure: longText({ formOnly: true, group: 'sop', width: 30 }),
    records: longText({ formOnly: true, group: 'sop', width: 26 }),
    references: longText({ formOnly: true, group: 'sop', width: 26 }),
    preparedBy: ref('person', { group: 'review', width: 12 }),
    preparedOn: date({ formOnly: true, group: 'review', width: 11 }),
    reviewedBy: ref('person', { group: 'review', width: 12 }),
    reviewedOn: date({ formOnly: true, group: 'review', width: 11 }),
    approvedBy: ref('person', { group: 'review', width: 12 }),
    approvedOn: date({ formOnly: true, group: 'review', width: 11 }),
    effectiveOn: date({ group: 'review', width: 11 }),
    reviewCadence: choice(cadence, { formOnly: true, group: 'review', width: 8 }),
    nextReviewOn: date({ formOnly: true, group: 'review', width: 11 }),
    rolesToTrain: refs('role', { group: 'links', width: 20 }),
    approvedFingerprint: longText({ hidden: true }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
