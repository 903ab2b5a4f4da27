// Words of the structure of a process: sub-processes, nested lanes, shares of branches, finding, filling in the table.
export const structure = {
  sub: {
    newTitle: '子流程 {{n}}',
    make: '把所选步骤做成子流程',
    create: '为这个步骤新建子流程',
    open: '打开子流程',
    up: '回到上级流程',
    toggle: '就地展开或收起子流程',
    expand: '就地展开“{{title}}”',
    collapse: '收起',
    dissolve: '子流程并回上级',
    above: '上级流程',
    empty: '这个子流程还没有步骤。',
    inside: '子流程“{{title}}”，只供查看',
    said: {
      made_one: '已把 {{count}} 个步骤移入子流程“{{title}}”。',
      made_other: '已把 {{count}} 个步骤移入子流程“{{title}}”。',
      dissolved: '子流程“{{title}}”的步骤已并回这里。',
      copied: '别处还在用子流程“{{title}}”，这里放的是步骤的副本。',
      onlyEnds: '开始和结束留在原处，请选择别的步骤。',
    },
  },
  shares: {
    off: '各分支的概率合计 {{sum}}，应为 100%。',
    open_one: '还有 {{count}} 个分支没有填概率，已填的合计 {{sum}}。',
    open_other: '还有 {{count}} 个分支没有填概率，已填的合计 {{sum}}。',
    even: '平均分配',
    fill: '余下的平均分配',
    rest: '“{{name}}”改为 {{share}}',
  },
  find: { label: '在流程中查找', next: '查找下一处', previous: '查找上一处' },
  table: {
    nextHint: '行号或步骤名，用分号隔开，括号里写答案和概率：5; 7 (不通过 30%)',
    notOnLine: '只有在一条线上前后相连的两个步骤才能交换次序。',
  },
  band: {
    into: '移入上一条泳道',
    out: '移出所在泳道',
    left: '阶段前移，或移出所在泳道',
    right: '阶段后移，或移入上一条泳道',
  },
}
