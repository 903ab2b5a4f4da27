// Health of what keeps a plan moving: meetings, reports, feedback, improvement items, retrospectives and their actions.
import { daysBetween, isBlank, objections, overdue, rule } from './rule.ts'

export const communicationRules = [
  rule('meetingNoHost', 'communication', 'warning', (plan) =>
    objections(plan, 'meeting', (m) => m.active && m.host === null, 'host'),
  ),
  rule('meetingNobody', 'communication', 'warning', (plan) =>
    objections(
      plan,
      'meeting',
      (m) => m.active && m.participants.length === 0 && m.participantRoles.length === 0,
      'participants',
    ),
  ),
  rule('meetingNoAgenda', 'communication', 'hint', (plan) =>
    objections(plan, 'meeting', (m) => m.active && isBlank(m.agenda) && isBlank(m.purpose), 'agenda'),
  ),
  rule('reportNoOwner', 'communication', 'warning', (plan) =>
    objections(plan, 'reportPlan', (r) => r.active && r.owner === null, 'owner'),
  ),
  rule('decisionNoOwner', 'communication', 'warning', (plan) =>
    objections(plan, 'decision', (d) => d.status === 'open' && d.owner === null, 'owner'),
  ),
]

export const feedbackRules = [
  rule(
    'feedbackUnanswered',
    'feedback',
    'error',
    (plan, limit) =>
      plan.all('feedback').flatMap((f) => {
        const open = f.status === 'new' || f.status === 'analysing' || f.status === 'solving'
        const late = f.dueOn !== null && f.dueOn < plan.today
        const days = f.receivedOn === null ? 0 : daysBetween(f.receivedOn, plan.today)
        return open && (late || days > limit)
          ? [{ entity: 'feedback' as const, id: f.id, field: 'status', params: { days } }]
          : []
      }),
    7,
  ),
  rule('feedbackNoCause', 'feedback', 'hint', (plan) =>
    objections(
      plan,
      'feedback',
      (f) =>
        (f.status === 'closed' || f.status === 'answered') &&
        (f.kind === 'complaint' || f.kind === 'fault') &&
        isBlank(f.cause),
      'cause',
    ),
  ),
]

export const improvementRules = [
  rule('actionPastDue', 'improvement', 'error', (plan) =>
    overdue(plan, 'actionItem', 'dueOn', (a) => a.status !== 'done' && a.status !== 'cancelled'),
  ),
  rule('actionNoOwner', 'improvement', 'warning', (plan) =>
    objections(
      plan,
      'actionItem',
      (a) => a.status !== 'done' && a.status !== 'cancelled' && (a.owner === null || a.dueOn === null),
      'owner',
    ),
  ),
  rule('improvementNoOwner', 'improvement', 'warning', (plan) =>
    objections(
      plan,
      'improvement',
      (i) => i.status !== 'closed' && i.status !== 'dropped' && (i.owner === null || i.dueOn === null),
      'owner',
    ),
  ),
  rule('improvementPastDue', 'improvement', 'error', (plan) =>
    overdue(plan, 'improvement', 'dueOn', (i) => i.status !== 'closed' && i.status !== 'dropped'),
  ),
  rule('improvementNoCause', 'improvement', 'warning', (plan) => {
    const causes = plan.by('cause', 'improvement')
    return objections(
      plan,
      'improvement',
      (i) => ['do', 'check', 'act', 'closed'].includes(i.status) && isBlank(i.rootCause) && !causes.has(i.id),
      'rootCause',
    )
  }),
  rule('improvementNoEffect', 'improvement', 'warning', (plan) =>
    objections(
      plan,
      'improvement',
      (i) => i.status === 'closed' && isBlank(i.effect) && i.effectAfter === null,
      'effect',
    ),
  ),
  rule('retrospectiveNoAction', 'improvement', 'warning', (plan) => {
    const actions = plan.by('actionItem', 'retrospective')
    return objections(plan, 'retrospective', (r) => !actions.has(r.id))
  }),
]

export const planRules = [
  rule('planNoOwner', 'plan', 'hint', (plan) => objections(plan, 'plan', (p) => p.owner === null, 'owner')),
  rule('planNoPeriod', 'plan', 'hint', (plan) =>
    objections(plan, 'plan', (p) => p.periodFrom === null || p.periodTo === null, 'periodFrom'),
  ),
  rule('commentOpen', 'plan', 'hint', (plan) => objections(plan, 'comment', (c) => !c.resolved)),
]
