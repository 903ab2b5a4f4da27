// English labels of the area sop: entities, fields and choices.
import type { Labels } from '../labels.ts'
import { cadence } from './labelChoices.ts'

export const sopLabels = {
  sopDocument: {
    name: 'SOP',
    plural: 'SOPs',
    fields: {
      title: 'SOP',
      code: 'No.',
      edition: 'Version',
      status: 'Status',
      process: 'Process',
      processVersion: 'Process version',
      department: 'Department',
      owner: 'Owner',
      purpose: 'Purpose',
      scope: 'Scope',
      terms: 'Terms',
      responsibilities: 'Responsibilities',
      procedure: 'Remarks on the procedure',
      records: 'Records',
      references: 'Related documents',
      preparedBy: 'Prepared by',
      preparedOn: 'Prepared on',
      reviewedBy: 'Reviewed by',
      reviewedOn: 'Reviewed on',
      approvedBy: 'Approved by',
      approvedOn: 'Approved on',
      effectiveOn: 'Effective on',
      reviewCadence: 'Review cadence',
      nextReviewOn: 'Next review',
      rolesToTrain: 'Roles to train',
      approvedFingerprint: 'Process as approved',
      position: 'Order',
    },
    choices: {
      status: { draft: 'Draft', inReview: 'In review', approved: 'Approved', withdrawn: 'Withdrawn' },
      reviewCadence: cadence,
    },
    hints: { procedure: 'The steps come from the process; write here what must be added' },
  },
  sopRevision: {
    name: 'SOP revision',
    plural: 'SOP revisions',
    fields: {
      edition: 'Version',
      sop: 'SOP',
      revisedOn: 'Revised on',
      changes: 'Changes',
      author: 'Revised by',
      approvedBy: 'Approved by',
      effectiveOn: 'Effective on',
      retrain: 'Training needed',
    },
    choices: {},
  },
} satisfies Partial<Labels>
