// What an operations lead has in spreadsheets before keeping a service team's plan: tables to paste, with the gaps such tables have.

/** `YYYY-MM-DD` so many days from now, by the clock of this machine. */
export function dayFromNow(days: number): string {
  const now = new Date()
  return isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days))
}
/** `YYYY-MM` so many months from now. */
export function monthFromNow(months: number): string {
  const now = new Date()
  return isoDay(new Date(now.getFullYear(), now.getMonth() + months, 1)).slice(0, 7)
}
const isoDay = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** Rows of cells as a spreadsheet puts them on the clipboard. */
export const asClipboard = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.join('\t')).join('\r\n')

const team = '客户服务部'
/** The analyst's hours are missing. */
export const people = [
  ['姓名', '部门', '岗位', '每周可用工时', '邮箱'],
  ['林静', team, '客服经理', 40, 'linjing@example.com'],
  ['周敏', team, '客服专员', 40, 'zhoumin@example.com'],
  ['吴磊', team, '客服专员', 40, 'wulei@example.com'],
  ['郑洁', team, '质检专员', 40, 'zhengjie@example.com'],
  ['陈涛', team, '培训师', 40, 'chentao@example.com'],
  ['何芳', team, '数据分析员', '', 'hefang@example.com'],
]

/** Titles in the order of the tree, with their depth. */
export const goals = [
  ['成为客户最信赖的服务团队', 0],
  ['客户满意度提升至 90%', 1],
  ['首次响应时间缩短至 30 秒', 2],
  ['服务效率提升 30%', 1],
  ['人均日处理量达到 65 件', 2],
] as const
/** In the order of the tree; the weights of the strategic goals come to 90 %, the last goal has no owner. */
export const goalTable = [
  ['层级', '期限', '截止日期', '责任人', '状态', '权重'],
  ['愿景', '长期', dayFromNow(720), '林静', '正常', ''],
  ['战略目标', '长期', dayFromNow(360), '林静', '正常', '60%'],
  ['团队目标', '短期', dayFromNow(180), '周敏', '正常', ''],
  ['战略目标', '长期', dayFromNow(360), '林静', '正常', '30%'],
  ['团队目标', '短期', dayFromNow(180), '', '正常', ''],
]
export const smart = {
  具体: '由客服一组负责，覆盖电话、在线与邮件三个渠道',
  可衡量: '以客服系统的月度报表为准，每月统计一次',
  可实现: '同行已达到，新系统上线后排班与派单可以支撑',
  相关: '直接支撑部门本年度的满意度与效率目标',
  有时限: '分两个阶段推进，半年内达成并固化',
} as const

/** The second has no owner, the third no target, the fourth no source, the last no goal. */
export const kpis = [
  [
    ...['指标名称', 'BSC 维度', '单位', '方向', '基线', '目标值', '频率', '责任人', '数据来源', '所属目标'],
    ...[-3, -2, -1].map(monthFromNow),
  ],
  ['客户满意度', '客户', '%', '越高越好', 82, 90, '每月', '郑洁', '满意度问卷', '客户满意度提升至 90%', 88, 89, 91],
  ['首次响应时间', '客户', '秒', '越低越好', 75, 30, '每月', '', '客服系统', '首次响应时间缩短至 30 秒', 34, 31, 29],
  ['首次解决率', '内部流程', '%', '越高越好', 68, '', '每月', '周敏', '客服系统', '客户满意度提升至 90%', 76, 78, 81],
  ['人均日处理量', '内部流程', '件', '越高越好', 50, 65, '每月', '吴磊', '', '人均日处理量达到 65 件', 61, 64, 66],
  ['单件服务成本', '财务', '元', '越低越好', 18, 14, '每月', '何芳', '财务月报', '服务效率提升 30%', 15, 14.5, 13.8],
  ['人均培训时长', '学习与成长', '小时', '越高越好', 4, 6, '每月', '陈涛', '培训台账', '', 6, 6.5, 6],
]

/** Somebody for filing is missing, and the time of the follow-up call. */
export const complaints = [
  '1. 登记投诉 @客服专员 10分钟',
  '2. 核实情况 @客服专员 20分钟 +2小时',
  '3. 属实？ @客服经理',
  '   是: 制定解决方案 @客服经理 30分钟 +4小时',
  '   否: 向客户说明 @客服专员 10分钟',
  '4. 回访客户 @质检专员',
  '5. 归档 5分钟',
  '6. 结束',
]
export const enquiries = [
  '1. 接入咨询 @客服专员 3分钟',
  '2. 查询知识库 @客服专员 5分钟',
  '3. 答复客户 @客服专员 8分钟',
  '4. 记录咨询 @客服专员 2分钟',
  '5. 结束',
]

const months = Array.from({ length: 12 }, (_, i) => i + 1)
/** Planned amounts of a year; the gifts will cost more than planned. */
export const budget = [
  ['预算科目', '类型', ...months.map((month) => `${month}月`)],
  ['加班与排班补贴', '费用', ...months.map((month) => (month === 6 || month === 11 ? 12000 : 6000))],
  ['客服系统许可', '费用', ...months.map(() => 4800)],
  ['培训与认证', '费用', ...months.map((month) => (month % 3 === 0 ? 9000 : 1500))],
  ['回访礼品', '费用', ...months.map(() => 2000)],
  ['挽回客户收入', '收益', ...months.map((month) => 14000 + month * 1000)],
]

const thisMonth = new Date().getMonth() + 1
/** What was spent up to this month, in the order of the sheet: the gifts went far over their plan. */
export const spent = budget.map(([title, kind, ...planned], line) => [
  ...[title as string, kind as string],
  ...planned.map((amount, i) =>
    line === 0 ? String(amount) : i + 1 < thisMonth ? amount : i + 1 === thisMonth ? (line === 4 ? 30000 : amount) : '',
  ),
])
export const spentCells = (budget.length - 1) * thisMonth

/** Evidence of its times and value of each step that is work. */
export const judged: Readonly<Record<string, readonly [string, string]>> = {
  登记投诉: ['实测', '业务必要'],
  核实情况: ['访谈', '增值'],
  制定解决方案: ['访谈', '增值'],
  向客户说明: ['访谈', '业务必要'],
  回访客户: ['访谈', '增值'],
  归档: ['实测', '业务必要'],
  接入咨询: ['实测', '业务必要'],
  查询知识库: ['访谈', '增值'],
  答复客户: ['实测', '增值'],
  记录咨询: ['实测', '业务必要'],
}

/** Four phases of four tasks each, as they follow each other; one has no owner, one no standard of completion. */
export const tasks = [
  ['任务', '类型', '责任人', '工期', '工作量', '完成标准'],
  ['调研与诊断', '任务', '', '', '', ''],
  ['访谈一线客服', '任务', '周敏', '3天', '8小时', '访谈记录不少于 8 份'],
  ['分析通话录音', '任务', '郑洁', '4天', '12小时', '抽样 200 通并归类'],
  ['梳理现状流程', '任务', '林静', '2天', '6小时', '两条流程图经主管确认'],
  ['确定改进重点', '里程碑', '林静', '', '', '改进清单评审通过'],
  ['方案设计', '任务', '', '', '', ''],
  ['设计投诉处理新流程', '任务', '林静', '4天', '10小时', '新流程评审通过'],
  ['编写服务话术', '任务', '', '5天', '16小时', '覆盖前 20 类问题'],
  ['制定质检标准', '任务', '郑洁', '3天', '8小时', '评分表经试评一致'],
  ['方案评审', '里程碑', '林静', '', '', '部门评审会通过'],
  ['系统与培训', '任务', '', '', '', ''],
  ['配置客服系统', '任务', '何芳', '5天', '16小时', ''],
  ['更新知识库', '任务', '吴磊', '6天', '20小时', '条目全部复核'],
  ['编制培训教材', '任务', '陈涛', '4天', '12小时', '教材与考题定稿'],
  ['全员培训', '任务', '陈涛', '3天', '12小时', '考核通过率不低于 95%'],
  ['试点与推广', '任务', '', '', '', ''],
  ['一组试点', '任务', '周敏', '10天', '16小时', '满意度不低于 88%'],
  ['收集反馈并调整', '任务', '何芳', '3天', '6小时', '问题清单全部关闭'],
  ['全面推广', '任务', '吴磊', '5天', '10小时', '两组全部切换'],
  ['验收与复盘', '里程碑', '林静', '', '', '验收报告签字'],
]
/** Rows of the table above that stand below the row before the first of each run. */
export const phases = [1, 6, 11, 16] as const
/** What each task waits for, in the order of the table. */
export const predecessors = [
  ...['', '', '1.1', '1.2', '1.3'],
  ...['', '1.4', '2.1SS+1天', '1.4', '2.2, 2.3'],
  ...['', '2.4', '2.4', '2.2', '3.1, 3.2, 3.3'],
  ...['', '3.4', '4.1', '4.2', '4.3'],
]

const later = dayFromNow(60)
/** One without a contingency plan, one without a response, one not yet scored, one without an owner. */
export const risks = [
  ['风险', '类别', '概率（1–5）', '影响（1–5）', '应对方式', '应对措施', '应急预案', '责任人', '下次评审'],
  ['旺季话务量激增', '运营', 4, 4, '降低', '提前一月排班，储备兼职', '启动跨组支援与回拨', '林静', later],
  ['客服系统中断', '技术', 2, 5, '降低', '双线路与每日备份', '', '何芳', later],
  ['骨干流失', '人员', 3, 4, '', '', '由副手接替并启动招聘', '林静', later],
  ['投诉在社交媒体发酵', '品牌', 2, 5, '降低', '舆情监测，两小时内响应', '发布统一声明并专人跟进', '周敏', later],
  ['客户信息泄露', '信息安全', 1, 5, '规避', '脱敏显示与权限分级', '停用账号并报告', '何芳', later],
  ['知识库内容过期', '运营', 3, 3, '降低', '每月复核，到期提醒', '', '', later],
  ['外包热线质量下降', '供应', 2, 4, '转移', '合同约定服务水平与罚则', '', '郑洁', later],
  ['新流程执行走样', '运营', '', '', '降低', '质检抽查，周会通报', '', '郑洁', later],
  ['预算被削减', '财务', 2, 3, '接受', '', '', '林静', later],
  ['政策要求人工客服时限', '政策', 2, 3, '降低', '预留人工坐席', '', '林静', later],
]

/** The second has no host, the third nobody who takes part. */
export const meetings = [
  ['会议名称', '类型', '目的', '频率', '星期', '开始时间', '时长', '方式', '主持人', '参会人', '议程'],
  [
    '客服周例会',
    '团队例会',
    '对齐进度',
    '每周',
    '周一',
    '09:30',
    '1小时',
    '现场',
    '林静',
    '周敏、吴磊、郑洁',
    '指标、投诉、计划',
  ],
  ['质检月度回顾', '评审回顾', '通报质检', '每月', '周三', '14:00', '1小时', '视频', '', '郑洁、周敏', '典型案例'],
  ['班前站会', '站会', '当日排班', '每天', '', '08:50', '10分钟', '现场', '周敏', '', '话务预测'],
]
/** The last has neither an owner nor a trainer. */
export const trainings = [
  ['培训名称', '方式', '培训需求', '培训目标', '状态', '责任人', '讲师', '完成期限', '预算', '培训岗位'],
  ['投诉处理新流程', '内部培训', '流程已变更', '全员会用', '已计划', '陈涛', '林静', dayFromNow(40), 2000, '客服专员'],
  ['沟通与情绪管理', '外部培训', '投诉升级偏多', '升级率减半', '已计划', '陈涛', '', dayFromNow(70), 9000, '客服专员'],
  ['客服系统操作', '线上学习', '系统更新', '考核通过', '已计划', '何芳', '', dayFromNow(35), 0, '客服专员、质检专员'],
  ['质检评分校准', '在岗带教', '评分不一致', '偏差小于 5 分', '已计划', '郑洁', '', dayFromNow(45), 0, '质检专员'],
  ['信息安全与隐私', '线上学习', '年度要求', '全员完成', '已计划', '', '', dayFromNow(90), 0, '客服经理、客服专员'],
]
export const retrospectives = [
  ['复盘主题', '类型', '日期', '主持人', '参与人', '原定目标', '实际结果', '总结'],
  [
    ...['大促期间投诉处理复盘', '阶段', dayFromNow(-10), '林静', '周敏、吴磊、郑洁'],
    ...['投诉 24 小时内办结', '办结率 86%', '排班晚于预测，交接不清'],
  ],
]
export const retrospectiveItems = [
  ['内容', '类型', '原因', '票数'],
  ['跨组支援及时', '做得好的', '提前约定名单', 3],
  ['夜班交接遗漏工单', '做得不好的', '没有交接清单', 5],
  ['预测要提前两周', '经验教训', '临时排班成本高', 4],
]
export const sops = [
  ['SOP 名称', '编号', '版本', '状态', '流程', '责任人', '目的', '适用范围'],
  ['咨询受理 SOP', 'SOP-CS-02', 'V1.0', '草稿', '客户咨询受理', '周敏', '统一咨询答复', '全部在线与电话咨询'],
]
