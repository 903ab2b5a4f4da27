// Words of the analysis of a process: figures, findings and what they propose.
export const analysis = {
  finding: {
    title: '{{name}}：{{steps}}',
    more: '{{first}}等 {{count}} 个步骤',
    overload: {
      name: '负荷过高',
      text: '{{name}}本月利用率 {{share}}，比 85% 的上限多 {{hours}}（可用 {{available}}）。',
      change: '把一部分工作交给别人、简化步骤，或增加人手。',
    },
    waitingShare: {
      name: '等待占比高',
      text: '周期时间的 {{share}} 在等待，每件共 {{seconds}}，大多在这 {{count}} 个步骤。',
      change: '为这些步骤约定响应时限，先把等待减半。',
    },
    longWait: {
      name: '等待过长',
      text: '每件在这里平均等待 {{seconds}}，占周期时间的 {{share}}。',
      change: '约定处理时限，指定替补，改分批处理为随到随办，先把等待减半。',
    },
    rework: {
      name: '返工',
      text: '{{share}} 的件要返回重做，每件平均因此多用 {{seconds}}。',
      change: '在前面的步骤查清缺漏，把返回的比例减半。',
    },
    waste: {
      name: '浪费步骤',
      text: '这个步骤标为浪费，每件平均占用 {{seconds}}。',
      change: '取消这个步骤。',
    },
    approvals: {
      name: '连续审批',
      text: '连续 {{count}} 道审批，每件平均占用 {{seconds}}。',
      change: '合并为一道审批，按金额或风险分级授权。',
    },
    parallel: {
      name: '可以并行',
      text: '{{count}} 个步骤依次进行，却不需要彼此的产出。',
      change: '同时进行，只等最慢的一个。',
    },
    pingPong: {
      name: '来回交接',
      text: '工作交出去又回到原来的人手里，每件 {{count}} 次交接，交回后等待 {{seconds}}。',
      change: '授权由一方做完，或把中间的步骤移到前面或后面。',
    },
    mergeSteps: {
      name: '可以合并',
      text: '同一责任人的两个相邻步骤之间，每件平均等待 {{seconds}}。',
      change: '合并成一个步骤，一次做完。',
    },
    needlessDecision: {
      name: '多余的判断',
      text: '{{count}} 条分支都通向同一步骤，判断的结果不影响后面的工作。',
      change: '取消这个判断。',
    },
    noVolume: {
      name: '缺每月业务量',
      text: '没有每月业务量，算不出在途件数、利用率和每月的节省。',
      change: '在流程信息中填写每月业务量。',
    },
    noTime: {
      name: '缺时间',
      text: '{{count}} 个步骤没有时间，周期时间因此偏短。',
      change: '补填处理时间和等待时间。',
    },
    noShares: {
      name: '缺分支比例',
      text: '{{count}} 个判断的分支比例不全或不是 100%，暂按余数平均计算。',
      change: '补填每条分支的比例。',
    },
    noOwner: {
      name: '缺责任人',
      text: '{{count}} 个步骤没有负责的岗位或责任人。',
      change: '为每个步骤定一个负责的岗位。',
    },
    guessed: {
      name: '时间靠估计',
      text: '周期时间的 {{share}} 来自估计，或没有说明依据。',
      change: '先实测占时间最多的步骤。',
    },
  },
}
