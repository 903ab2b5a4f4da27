// Words of the structure of a process: sub-processes, nested lanes, shares of branches, finding, filling in the table.

import type { Same } from '../same.ts'
import type { structure as zh } from '../zh/structure.ts'

export const structure: Same<typeof zh> = {
  sub: {
    newTitle: 'Sub-process {{n}}',
    make: 'Make a sub-process of the selected steps',
    create: 'New sub-process for this step',
    open: 'Open sub-process',
    up: 'Back to the parent process',
    toggle: 'Expand or collapse sub-process in place',
    expand: 'Expand “{{title}}” in place',
    collapse: 'Collapse',
    dissolve: 'Dissolve sub-process into its parent',
    above: 'Parent process',
    empty: 'This sub-process has no steps yet.',
    inside: 'Sub-process “{{title}}”, for viewing only',
    said: {
      made_one: '{{count}} step moved into the sub-process “{{title}}”.',
      made_other: '{{count}} steps moved into the sub-process “{{title}}”.',
      dissolved: 'The steps of the sub-process “{{title}}” now stand here.',
      copied: 'The sub-process “{{title}}” is used elsewhere: copies of its steps stand here.',
      onlyEnds: 'Start and end stay where they are: select other steps.',
    },
  },
  shares: {
    off: 'The shares of the branches add up to {{sum}}, not to 100%.',
    open_one: '{{count}} branch has no share yet; the others add up to {{sum}}.',
    open_other: '{{count}} branches have no share yet; the others add up to {{sum}}.',
    even: 'Share out evenly',
    fill: 'Share out the rest evenly',
    rest: '“{{name}}” takes {{share}}',
  },
  find: { label: 'Find in process', next: 'Find next', previous: 'Find previous' },
  table: {
    nextHint: 'Row numbers or titles, separated by semicolons, answer and share in brackets: 5; 7 (rejected 30%)',
    notOnLine: 'Only two steps that follow each other on one line can be exchanged.',
  },
  band: {
    into: 'Into the lane above',
    out: 'Out of its lane',
    left: 'Phase left, or lane out of its lane',
    right: 'Phase right, or lane into the one above',
  },
}
