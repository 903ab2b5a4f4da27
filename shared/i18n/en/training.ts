// Words of the training matrix.
import type { Same } from '../same.ts'
import type { training as zh } from '../zh/training.ts'

export const training = {
  matrix: 'Training matrix',
  person: 'Person',
  onlyOpen: 'Gaps only',
  share: '{{trained}} of {{required}} trained',
  invite_one: 'Plan training for {{count}} person',
  invite_other: 'Plan training for {{count}} people',
  invited_one: '“{{title}}” planned for {{count}} person; add date and place',
  invited_other: '“{{title}}” planned for {{count}} people; add date and place',
  titleOf: 'Training: {{sop}}',
  state: {
    trained: 'Trained',
    planned: 'Planned',
    outdated: 'Before revision',
    expired: 'Expired',
    missing: 'Not trained',
  },
  noGaps: 'No gaps: everyone who needs training has had it.',
  more: 'Show more, {{count}} left',
  empty:
    'Name the roles to train in an SOP: here you then see who is trained, and who still needs it after a revision.',
  toSops: 'Go to SOPs',
} satisfies Same<typeof zh>
