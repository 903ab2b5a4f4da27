// Words of the analysis of a process: figures, findings and what they propose.
export const analysis = {
  finding: {
    title: '{{name}}: {{steps}}',
    more: '{{first}} and others, {{count}} steps',
    overload: {
      name: 'Overload',
      text: '{{name}}: utilisation {{share}} this month, {{hours}} above the limit of 85% ({{available}} available).',
      change: 'Give part of the work to others, simplify the steps, or add a person.',
    },
    waitingShare: {
      name: 'Mostly waiting',
      text: '{{share}} of the cycle time is waiting, {{seconds}} a case, most of it at these {{count}} steps.',
      change: 'Agree on response times for these steps and halve the waiting first.',
    },
    longWait: {
      name: 'Long wait',
      text: 'A case waits {{seconds}} here on average, {{share}} of the cycle time.',
      change: 'Set a time limit, name a substitute, work cases as they come instead of in batches: halve the waiting.',
    },
    rework: {
      name: 'Rework',
      text: '{{share}} of cases go back; that adds {{seconds}} to a case on average.',
      change: 'Find gaps at an earlier step and halve the share that goes back.',
    },
    waste: {
      name: 'Waste',
      text: 'This step is marked as waste and takes {{seconds}} of a case on average.',
      change: 'Remove this step.',
    },
    approvals: {
      name: 'Approvals in a row',
      text: '{{count}} approvals in a row take {{seconds}} of a case on average.',
      change: 'Make them one approval, with authority by amount or risk.',
    },
    parallel: {
      name: 'Could run at once',
      text: '{{count}} steps follow each other without needing what the others make.',
      change: 'Work on them at the same time and wait for the slowest only.',
    },
    pingPong: {
      name: 'Back and forth',
      text: 'The work is handed over and comes back to the same hands: {{count}} hand-overs a case, then {{seconds}} of waiting.',
      change: 'Let one side finish it, or move the step in between to before or after.',
    },
    mergeSteps: {
      name: 'Could be one step',
      text: 'Between two steps of the same owner a case waits {{seconds}} on average.',
      change: 'Make them one step, done in one go.',
    },
    needlessDecision: {
      name: 'Needless decision',
      text: 'All {{count}} ways lead to the same step: whatever is decided, the same work follows.',
      change: 'Remove the decision.',
    },
    noVolume: {
      name: 'No volume',
      text: 'Without cases per month there is no work in progress, no utilisation and no saving per month.',
      change: 'Fill in the cases per month of the process.',
    },
    noTime: {
      name: 'No time',
      text: 'Steps without a time: {{count}}. The cycle time is too short by theirs.',
      change: 'Fill in processing and waiting time.',
    },
    noShares: {
      name: 'No shares',
      text: 'Decisions whose shares are missing or not 100%: {{count}}. What is left is spread evenly.',
      change: 'Fill in the share of each way out.',
    },
    noOwner: {
      name: 'No owner',
      text: 'Steps without an accountable role or an owner: {{count}}.',
      change: 'Settle one accountable role for each step.',
    },
    guessed: {
      name: 'Guessed times',
      text: '{{share}} of the cycle time is guessed, or nobody said where it comes from.',
      change: 'Measure the steps that take longest first.',
    },
  },
}
