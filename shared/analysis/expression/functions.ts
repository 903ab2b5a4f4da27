// The functions a KPI formula may call, with the Chinese names they also answer to.
import { nameKey } from '../../model/values/context.ts'
import type { InputKind } from './types.ts'

export type ArgumentKind = 'number' | 'condition' | 'name' | 'wholeNumber' | 'same'
interface FunctionRule {
  /** What the function gives; 'same': what its last arguments are. */
  readonly gives: 'number' | 'condition'
  readonly arguments: readonly ArgumentKind[]
  /** How many of the arguments must be given. */
  readonly least: number
  /** The last argument may come again and again. */
  readonly repeats?: boolean
  /** The function takes a KPI in another way than its name alone does. */
  readonly input?: InputKind
  readonly chinese: string
}

export const functions = {
  if: { gives: 'number', arguments: ['condition', 'number', 'number'], least: 3, chinese: '如果' },
  and: { gives: 'condition', arguments: ['condition'], least: 1, repeats: true, chinese: '且' },
  or: { gives: 'condition', arguments: ['condition'], least: 1, repeats: true, chinese: '或' },
  not: { gives: 'condition', arguments: ['condition'], least: 1, chinese: '非' },
  sum: { gives: 'number', arguments: ['number'], least: 1, repeats: true, chinese: '求和' },
  avg: { gives: 'number', arguments: ['number'], least: 1, repeats: true, chinese: '平均' },
  min: { gives: 'number', arguments: ['number'], least: 1, repeats: true, chinese: '最小' },
  max: { gives: 'number', arguments: ['number'], least: 1, repeats: true, chinese: '最大' },
  abs: { gives: 'number', arguments: ['number'], least: 1, chinese: '绝对值' },
  round: { gives: 'number', arguments: ['number', 'wholeNumber'], least: 1, chinese: '四舍五入' },
  ifMissing: { gives: 'number', arguments: ['number', 'number'], least: 2, chinese: '若缺' },
  prev: { gives: 'number', arguments: ['name', 'wholeNumber'], least: 1, input: 'prev', chinese: '上期' },
  lastYear: { gives: 'number', arguments: ['name'], least: 1, input: 'lastYear', chinese: '去年同期' },
  ytd: { gives: 'number', arguments: ['name'], least: 1, input: 'ytd', chinese: '累计' },
  rolling: { gives: 'number', arguments: ['name', 'wholeNumber'], least: 2, input: 'rolling', chinese: '滚动' },
  target: { gives: 'number', arguments: ['name'], least: 1, input: 'target', chinese: '目标' },
  baseline: { gives: 'number', arguments: ['name'], least: 1, input: 'baseline', chinese: '基线' },
} as const satisfies Record<string, FunctionRule>

export type FunctionName = keyof typeof functions
const byName = new Map<string, FunctionName>()
for (const [name, rule] of Object.entries(functions)) {
  byName.set(nameKey(name), name as FunctionName)
  byName.set(nameKey(rule.chinese), name as FunctionName)
}
byName.set('average', 'avg')

/** The function of a written name, in any case and language. */
export const functionNamed = (text: string): FunctionName | undefined => byName.get(nameKey(text))
export const functionRule = (name: FunctionName): FunctionRule => functions[name]
