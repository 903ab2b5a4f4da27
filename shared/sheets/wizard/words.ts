// The words that people put over their columns, besides our own labels; and the words for states, levels and channels.
import type { EntityName } from '../../model/plan.ts'

const list = (text: string): string[] => text.split(',')

/** Headers by the name of a field, in any entity. */
export const fieldWords: Readonly<Record<string, readonly string[]>> = {
  owner: list(
    '责任人,负责人,牵头人,主责人,经办人,执行人,处理人,跟进人,第一责任人,风险责任人,owner,responsible,responsible person,person in charge,assignee,assigned to,lead,pic',
  ),
  code: list('编号,序号,代码,编码,no,no.,number,id,#,code'),
  department: list('部门,责任部门,所属部门,所在部门,牵头部门,归口部门,department,dept,team,unit'),
  status: list('状态,当前状态,进展,进展情况,完成情况,处理状态,status,state'),
  priority: list('优先级,重要程度,紧急程度,优先程度,priority,importance,urgency'),
  severity: list('严重程度,严重性,紧急程度,级别,等级,severity'),
  startOn: list('开始日期,开始时间,计划开始,计划开始日期,计划开始时间,起始日期,启动时间,start,start date,begin,from'),
  dueOn: list(
    '截止日期,截止时间,结束日期,结束时间,完成日期,完成时间,计划完成,计划完成日期,计划完成时间,计划结束,到期日,完成期限,时限,due,due date,end,end date,deadline,finish,target date,to',
  ),
  startedOn: list('实际开始,实际开始日期,actual start'),
  finishedOn: list('实际完成,实际完成日期,实际结束,actual end,actual finish,completed on'),
  closedOn: list('关闭日期,关闭时间,closed,closed on'),
  progress: list('进度,完成率,完成百分比,完成进度,完成度,% complete,complete,percent complete,progress'),
  effort: list('工作量,工时,预计工时,effort,hours,work'),
  duration: list('工期,历时,天数,duration,days'),
  description: list('说明,描述,详细说明,备注,description,details,notes,remark,remarks'),
  notes: list('备注,说明,notes,note,remark,remarks,comment,comments'),
  cost: list('成本,费用,投入,cost'),
  category: list('类别,分类,类型,category,type'),
  kind: list('类型,类别,性质,type,kind'),
  cause: list('原因,原因分析,产生原因,成因,cause,reason,root cause'),
  email: list('邮箱,电子邮箱,邮件,电子邮件,e-mail,email,mail,email address'),
  phone: list('电话,手机,手机号,联系电话,联系方式,phone,mobile,tel,telephone'),
  participants: list('参与人,参加人,配合人,协办人,协助人,participants,attendees'),
  process: list('流程,所属流程,相关流程,涉及流程,process'),
  step: list('步骤,环节,工作环节,step'),
  steps: list('步骤,环节,工作环节,流程环节,所在环节,涉及环节,节点,step,steps'),
  goal: list('目标,关联目标,goal'),
  goals: list('目标,关联目标,对应目标,goal,goals'),
  kpi: list('指标,衡量指标,关联指标,kpi'),
  kpis: list('指标,关联指标,kpi,kpis'),
}

/** Headers by entity and field. */
export const entityWords: Partial<Record<EntityName, Readonly<Record<string, readonly string[]>>>> = {
  task: {
    title: list(
      '任务名称,任务内容,工作内容,工作事项,工作任务,重点工作,事项,行动,行动项,行动计划,待办事项,task name,activity,action,action item,to do,todo,work item,subject',
    ),
    completionStandard: list('完成标准,验收标准,交付标准,目标成果,done when,acceptance criteria'),
    deliverable: list('交付物,成果,输出成果,deliverable,output'),
    parent: list('上级任务,父任务,所属阶段,parent'),
  },
  risk: {
    title: list('风险名称,风险描述,风险点,风险事件,风险内容,潜在风险,risk description,risk event,risk title,threat'),
    category: list('风险类别,风险类型,风险分类,risk category,risk type'),
    probability: list('可能性,发生可能性,发生概率,概率,likelihood'),
    impact: list('影响程度,影响,影响度,严重程度,严重性,后果严重性,impact level,severity,consequence level'),
    consequence: list('后果,影响描述,可能后果,consequence,effect'),
    response: list('应对策略,应对方式,处置策略,策略,strategy,response strategy'),
    measures: list('应对措施,防范措施,控制措施,预防措施,措施,mitigation,mitigation plan,action,controls'),
    contingency: list('应急预案,应急措施,预案,contingency plan,fallback'),
    nextReviewOn: list('复核日期,评审日期,review date'),
  },
  person: {
    name: list('姓名,员工姓名,人员,名字,员工,成员,full name,employee,member,person'),
    roles: list('岗位,职位,职务,角色,岗位名称,position,title,job title,role'),
    skills: list('技能,专长,特长,skill'),
    hoursPerWeek: list('每周工时,周工时,每周小时,hours per week,weekly hours'),
    joinedOn: list('入职日期,入职时间,hire date,joined'),
    manager: list('上级,直属上级,汇报对象,manager,reports to,supervisor'),
  },
  department: { name: list('部门,部门名称,department,dept'), head: list('负责人,部门负责人,部门经理,head,manager') },
  role: { name: list('岗位,岗位名称,职位,角色,role,position'), duties: list('职责,岗位职责,工作职责,duties') },
  budgetLine: {
    title: list(
      '预算项目,预算科目,科目,费用项目,费用科目,支出项目,费用名称,项目,名称,budget item,item,line item,account,expense',
    ),
    category: list('费用类别,预算类别,支出类别,expense type'),
    basis: list('测算依据,编制依据,计算依据,依据,basis,assumption'),
  },
  feedback: {
    title: list('标题,反馈标题,主题,投诉主题,反馈,subject,summary,title'),
    content: list(
      '反馈内容,内容,投诉内容,问题描述,客户反馈,客户意见,意见,建议内容,评价内容,content,message,feedback,complaint,comment',
    ),
    channel: list('来源,渠道,反馈渠道,来源渠道,受理渠道,channel,source'),
    customer: list('客户,客户名称,客户姓名,用户,反馈人,投诉人,customer,client,customer name'),
    receivedOn: list(
      '日期,反馈日期,反馈时间,投诉日期,投诉时间,受理日期,受理时间,登记日期,时间,date,received,received on,created',
    ),
    kind: list('反馈类型,投诉类型,feedback type'),
    class: list('问题分类,问题类别,分类,category,class'),
    solution: list('解决方案,处理方案,处理措施,解决办法,处理意见,solution,resolution'),
    answer: list('答复,回复,回复内容,答复内容,处理结果,answer,reply,response'),
    product: list('产品,商品,服务,product'),
    satisfaction: list('满意度,评分,满意度评分,score,rating'),
  },
  improvement: {
    title: list('改进事项,改进内容,优化项,优化事项,改善项,改进点,improvement item,improvement title'),
    problem: list(
      '问题,问题描述,问题点,存在问题,存在的问题,现状问题,痛点,issue,issues,problem,problems,pain point,finding',
    ),
    rootCause: list('原因,原因分析,根因,根本原因,root cause,cause,why'),
    measure: list(
      '建议,改进建议,优化建议,改进措施,改善措施,整改措施,对策,措施,解决措施,解决方案,suggestion,recommendation,proposal,measure,action,countermeasure',
    ),
    effect: list('改进效果,预期效果,效果,收益,benefit,expected effect,result'),
    dueOn: list('整改期限,完成期限'),
  },
  goal: {
    title: list('目标,目标名称,目标内容,目标描述,战略目标,goal,objective'),
    level: list('层级,目标层级,级别,level'),
    parent: list('上级目标,父目标,对应战略目标,parent goal'),
  },
  kpi: { title: list('指标,指标名称,关键指标,indicator,metric,kpi name') },
  resource: { title: list('资源,资源名称,物资,设备,名称,resource,item'), unit: list('单位,计量单位,unit') },
  training: { title: list('培训,培训名称,培训主题,课程,课程名称,培训内容,course,topic,training topic') },
  meeting: { title: list('会议,会议名称,例会,meeting') },
  strategy: { title: list('策略,策略名称,举措,战略举措,strategy,initiative') },
  competitor: { title: list('竞争对手,竞品,对手,competitor') },
  duty: { title: list('职责,职责描述,工作职责,duty,responsibility') },
  sopDocument: { title: list('文件名称,SOP名称,制度名称,标准名称,document,sop') },
  actionItem: { title: list('行动项,待办,决议事项,action item,action') },
}

/** Further headers whose text goes into the same field, below what stands there, each with its header in front. */
export const joinedWords: Partial<Record<EntityName, Readonly<Record<string, readonly string[]>>>> = {
  improvement: { problem: list('影响,后果,现象,表现,impact,consequence,effect of the problem') },
  risk: { cause: list('触发条件,背景') },
  feedback: { content: list('补充说明,详情,details') },
}

/** Where a table has no column for the title, the field that it is taken from. */
export const titleSource: Partial<Record<EntityName, string>> = {
  improvement: 'problem',
  feedback: 'content',
  risk: 'cause',
}

/** Words for choices besides their labels, by code; the same everywhere. */
export const choiceWords: Readonly<Record<string, readonly string[]>> = {
  high: list('高,很高,重要,紧急,重大,严重,h,a,p0,p1,critical,urgent,major,重要且紧急'),
  medium: list('中,中等,一般,普通,较高,m,b,p2,normal,moderate,mid'),
  low: list('低,较低,很低,次要,轻微,l,c,p3,p4,minor'),
  notStarted: list('未开始,待开始,待办,未启动,计划中,to do,todo,not started,open,pending,planned,new'),
  inProgress: list('进行中,处理中,推进中,执行中,已启动,doing,in progress,ongoing,started,wip,active'),
  blocked: list('受阻,阻塞,暂停,挂起,搁置,blocked,on hold,stuck'),
  done: list('已完成,完成,已办结,办结,结束,done,completed,complete,finished,closed'),
  cancelled: list('已取消,取消,作废,终止,cancelled,canceled,dropped'),
  open: list('未处理,待处理,开放,open'),
  treated: list('已处理,已应对,处理中,treated,mitigated'),
  monitored: list('监控中,跟踪,持续监控,monitoring,monitored,watch'),
  occurred: list('已发生,occurred,issue'),
  closed: list('已关闭,关闭,已解决,已完成,closed,resolved,done'),
  new: list('新建,待处理,未处理,新收到,new,open'),
  solving: list('处理中,解决中,跟进中,in progress,solving'),
  answered: list('已回复,已答复,replied,answered'),
  proposed: list('待评估,提出,建议中,proposed,new'),
  avoid: list('规避,避免,回避,avoidance'),
  transfer: list('转移,转嫁,分担,share'),
  reduce: list('降低,减轻,缓解,控制,减少,mitigate,mitigation,reduction'),
  accept: list('接受,承担,保留,acceptance,retain'),
  phone: list('电话,来电,热线,400,call,telephone,hotline'),
  email: list('邮件,邮箱,电子邮件,e-mail,mail'),
  chat: list('在线客服,微信,企业微信,客服,旺旺,wechat,live chat'),
  socialMedia: list('社交媒体,微博,小红书,抖音,social,weibo'),
  shop: list('门店,店铺,现场,柜台,store'),
  marketplace: list('电商评价,电商,淘宝,京东,天猫,拼多多,差评,review'),
  survey: list('问卷,调查,调研,questionnaire'),
  visit: list('拜访,回访,走访'),
  internal: list('内部,员工,内部反馈'),
  complaint: list('投诉,抱怨,客诉,complain'),
  suggestion: list('建议,意见'),
  inquiry: list('咨询,询问,question'),
  fault: list('故障,报修,质量问题,缺陷,bug,defect'),
  praise: list('表扬,感谢,好评,compliment'),
}

/** Levels of probability and impact in words, as 1 … 5. */
export const levelWords: readonly (readonly [RegExp, number])[] = [
  [/^(极高|很高|非常高|特别重大|灾难性|几乎确定|very high|extreme|critical|almost certain)$/i, 5],
  [/^(高|较高|大|重大|严重|很可能|high|likely|major)$/i, 4],
  [/^(中|中等|一般|可能|medium|moderate|possible|mid)$/i, 3],
  [/^(低|较低|小|轻微|不太可能|low|unlikely|minor)$/i, 2],
  [/^(极低|很低|非常低|微小|罕见|可忽略|very low|rare|negligible)$/i, 1],
]
