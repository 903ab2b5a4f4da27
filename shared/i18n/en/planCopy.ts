// English texts of comparing and merging with another copy of the plan.
export const planCopy = {
  action: 'Compare or Merge with Another Copy…',
  title: 'Compare with “{{name}}”',
  lead: 'On the left this plan, after the arrow the copy. What only the copy changed is taken; what both changed is a conflict, where this plan is kept unless you choose.',
  otherPlan: 'This is another plan, not a copy of this one.',
  removedIn: { plan: 'removed from this plan', copy: 'not in the copy' },
  along_one: 'with {{count}} row of its own',
  along_other: 'with {{count}} rows of its own',
  base: 'before: {{text}}',
  nothing_one: 'The copy brings nothing new: {{count}} row unchanged.',
  nothing_other: 'The copy brings nothing new: {{count}} rows unchanged.',
  applied_one: 'Merged {{count}} row from “{{name}}”',
  applied_other: 'Merged {{count}} rows from “{{name}}”',
}
