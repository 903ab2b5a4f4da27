// Shape types of Visio's Data Visualizer and the words people write instead, as kinds of step.
import type { StepKind } from '../model/entities/step.ts'
import { nameKey } from '../model/values/context.ts'

const words: Partial<Record<StepKind, string>> = {
  start: 'start,begin,start event,开始,起点,起始,开始事件',
  end: 'end,finish,stop,end event,结束,终点,终止,结束事件',
  task: 'process,task,activity,step,operation,action,flow,流程,过程,进程,任务,活动,步骤,操作,处理,工作',
  decision: 'decision,gateway,condition,判断,决策,判定,条件,分支,选择',
  parallel: 'parallel,parallel gateway,fork,join,并行,并行网关',
  subprocess: 'subprocess,sub-process,sub process,predefined process,子流程,子过程,子进程,预定义流程,预定义过程',
  document: 'document,multi-document,documents,form,文档,文件,表单,单据,多文档',
  data: 'data,database,external data,stored data,input/output,数据,数据库,外部数据,输入/输出,存储数据',
  delay: 'delay,wait,等待,延迟,延期',
  event:
    'event,on-page reference,off-page reference,on page reference,off page reference,reference,事件,页面内引用,页内引用,跨页引用,页外引用,页面外引用,引用',
  note: 'note,annotation,comment,注释,备注,批注',
}

const kindOf = new Map<string, StepKind>()
for (const [kind, list] of Object.entries(words))
  for (const word of list.split(',')) kindOf.set(nameKey(word), kind as StepKind)

/** What Visio calls each kind when a process is written in its layout. */
export const visioShape: Readonly<Record<StepKind, string>> = {
  start: 'Start',
  end: 'End',
  task: 'Process',
  decision: 'Decision',
  parallel: 'Process',
  subprocess: 'Subprocess',
  document: 'Document',
  data: 'Data',
  delay: 'Process',
  event: 'On-page reference',
  note: 'Process',
}

/** Titles and shape texts that speak of an approval: 审批, 审核, approve … */
export const approvalWords = /审批|审核|批准|approv/i

const bothEnds = /^(start ?\/ ?end|start or end|terminator|terminal|开始 ?\/ ?结束|开始或结束|起止|终结符|终止符)$/

/**
 * The kind of step that a shape text means; undefined when it is unknown. `last`: the step leads nowhere, which tells start
 * from end where a file has one word for both.
 */
export function readShape(text: string, last: boolean): StepKind | undefined {
  const key = nameKey(text)
  if (key === '') return 'task'
  if (bothEnds.test(key)) return last ? 'end' : 'start'
  return kindOf.get(key) ?? (approvalWords.test(key) ? 'task' : undefined)
}
