// Chinese texts of comparing and merging with another copy of the plan.
export const planCopy = {
  action: '与另一份副本比较 / 合并…',
  title: '与“{{name}}”比较',
  lead: '左边是当前方案，箭头右边是副本。副本单独改过的默认接受；两边都改过的是冲突，默认保留当前方案的。',
  otherPlan: '这不是当前方案的副本，而是另一份方案。',
  removedIn: { plan: '当前方案里已删除', copy: '副本里没有' },
  along_other: '连同 {{count}} 行下属内容',
  base: '原来：{{text}}',
  nothing_other: '副本没有带来新的内容，{{count}} 行没有变化。',
  applied_other: '已从“{{name}}”合并 {{count}} 行',
}
