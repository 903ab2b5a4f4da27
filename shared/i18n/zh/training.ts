// 培训矩阵的文字。
export const training = {
  matrix: '培训矩阵',
  person: '人员',
  onlyOpen: '只看缺口',
  share: '已培训 {{trained}} / {{required}}',
  invite_one: '为 {{count}} 人安排培训',
  invite_other: '为 {{count}} 人安排培训',
  invited_one: '已为 {{count}} 人安排“{{title}}”，请补充日期和地点',
  invited_other: '已为 {{count}} 人安排“{{title}}”，请补充日期和地点',
  titleOf: '{{sop}} 培训',
  state: { trained: '已培训', planned: '已安排', outdated: '修订后未培训', expired: '已过期', missing: '未培训' },
  noGaps: '没有缺口：该培训的人都已培训。',
  more: '再显示，另有 {{count}} 人',
  empty: '在 SOP 文件里写明“需培训岗位”，这里就会显示谁已培训、修订后谁还要培训。',
  toSops: '去 SOP 文件',
}
