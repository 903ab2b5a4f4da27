// Words of the gallery of built-in templates.
export const templates = {
  action: '从模板新建…',
  title: '从模板新建方案',
  list: '模板',
  reading: '正在读取模板…',
  name: '方案名称',
  create: '新建方案',
  kpis: '关键指标',
  drawing: '流程图',
  target: '目标 {{target}}',
  counts: {
    step: '步骤',
    role: '岗位',
    kpi: '指标',
    risk: '风险',
    task: '任务',
  },
  startMore: '带流程、指标、风险、任务和 SOP 的完整方案，改成自己的即可',
}
