// Words of the areas market, communication, training, feedback, culture, improvement and SOP, and of the panel of links.
import type { Same } from '../same.ts'
import type { areas as zh } from '../zh/areas.ts'

export const areas = {
  market: 'Market and strategy',
  communication: 'Communication',
  training: 'Training',
  feedback: 'Feedback',
  culture: 'Culture and activities',
  improvement: 'Improvement',
  sop: 'SOPs',
  first: 'First add a {{name}}',
  showAll: 'Show all',
  emptyStrategy:
    'Write down strategies: objective, measures, owner, period and budget, linked to the goals they serve.',
  emptyMarketNote: 'Note market size, trends and customer research with source and date: strategies rest on them.',
  emptyCompetitor: 'List competitors: product, positioning, price, strengths and weaknesses, and our answer.',
  emptyMeeting: 'Agree on regular meetings: purpose, cadence, participants, agenda and channel.',
  emptyMinutes: 'Keep minutes; decisions and action items come from them, each with someone who sees to it.',
  emptyDecision: 'List what was decided: by whom, why, and who carries it out.',
  emptyActionItem: 'List action items with owner and due date until they are done.',
  emptyReportPlan: 'Agree on regular reports: who reports when, to whom, and in what form.',
  emptyTraining: 'List what must be trained: the SOPs covered, the roles it is for, trainer and due date.',
  emptySession: 'Plan the sessions of a training: date, place, trainer.',
  emptyAttendance: 'Record who came to each session and how they did: it shows who is missing after an SOP revision.',
  emptyFeedback: 'Log customer feedback: channel, content, class, cause, solution and the answer given.',
  emptySurvey: 'Plan satisfaction surveys: whom, how often, which questions, and the KPI that takes the result.',
  emptySurveyResult: 'Enter what each survey period brought: sent, answered, score.',
  emptyActivity: 'Plan team activities: date, owner, budget and outcome.',
  emptyValue: 'Write down the values of the team and how they show in daily work.',
  emptyRecognition: 'Record recognition: who, what for, and the value it stands for.',
  emptyImprovement:
    'Turn problems from analysis and feedback into improvements: cause, measure, owner, due date and effect.',
  emptyCause: 'Ask why five times about an improvement and write down cause by cause, to one you can act on.',
  emptyRetrospective: 'Look back when a stage ends: what was intended, what happened, lessons and actions.',
  emptyRetrospectiveItem: 'Write down item by item what went well, what did not, lessons and ideas.',
  emptyCase: 'Keep successes and failures as cases for those who come later.',
  emptySop: 'Write the SOP of a process: number, version, scope, responsibilities, approvals and the roles to train.',
  emptyRevision: 'Record each revision: what changed, from when, and whether people must be trained again.',
} satisfies Same<typeof zh>
