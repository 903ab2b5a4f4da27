// Words of versions: start a to-be, publish, retire, compare.
import type { Same } from '../same.ts'
import type { versions as zh } from '../zh/versions.ts'

export const versions = {
  toBe: 'To-be {{n}}',
  frozen: 'A published version cannot be changed',
  startToBe: 'Start a to-be from this',
  publish: 'Publish…',
  retire: 'Retire',
  validFrom: 'Valid from',
  confirmPublish: 'Once published, this version cannot be changed any more; the one published before it is retired.',
  said: {
    started: '“{{title}}” has been started; its steps are the same steps as in the version it comes from.',
    published: '“{{title}}” is published, valid from {{date}}.',
    retired: '“{{title}}” is retired.',
  },
  compare: {
    title: 'Compare versions',
    sideBySide: 'Side by side',
    overlay: 'Overlay',
    with: 'Compared with “{{title}}”',
    noDifference: 'The two versions do not differ.',
    status: {
      same: 'Same',
      added: 'Added',
      removed: 'Removed',
      merged: 'Merged',
      moved: 'Moved',
      retimed: 'Re-timed',
      reowned: 'Re-owned',
      changed: 'Changed',
    },
    into: 'Merged into “{{title}}”',
    order: 'Order',
    flows: 'Flows',
    flowsAdded_one: '{{count}} flow added',
    flowsAdded_other: '{{count}} flows added',
    flowsRemoved_one: '{{count}} flow removed',
    flowsRemoved_other: '{{count}} flows removed',
    totals: {
      steps: 'Steps',
      decisions: 'Decisions',
      approvals: 'Approvals',
      handOvers: 'Hand-overs',
      processing: 'Processing time, total',
      waiting: 'Waiting time, total',
      cost: 'Cost, total',
    },
  },
  shares: {
    sum: 'Probabilities add up to {{sum}}, should be 100%',
    missing_one: '{{count}} flow has no probability',
    missing_other: '{{count}} flows have no probability',
    evenOut: 'Fill up to 100%',
  },
} satisfies Same<typeof zh>
