// What can be wrong with a KPI's formula, and why it has no value in a period.
import type { FormulaProblemCode, NoValueCode } from '../../analysis/expression/types.ts'

export const expression = {
  /** Before a problem: the character at which it begins, counted from 1. */
  at: '第 {{at}} 个字符：{{text}}',
  problem: {
    empty: '公式是空的，请填写，如 [销售额] / [订单数]',
    tooLong: '公式超过 {{max}} 个字符，请拆成几个指标',
    tooDeep: '括号或函数嵌套太深，请拆成几个指标',
    badCharacter: '不认识的符号“{{text}}”，请删除；名称里有符号时写成 [名称]',
    badNumber: '数字“{{text}}”太大，请改小',
    unclosedName: '名称没有结束，请补上“{{sign}}”',
    unclosedBracket: '括号没有结束，请补上“)”',
    unexpected: '这里不应出现“{{text}}”，请检查前后是否缺少运算符；名称里有空格或符号时写成 [名称]',
    unexpectedEnd: '公式没有写完，请补上后面的部分',
    unknownName: '没有编号或名称为“{{name}}”的指标，请改正',
    ambiguousName: '有 {{count}} 个指标叫“{{name}}”，请改用编号',
    unknownFunction: '没有函数“{{name}}”；可用 if、sum、avg、min、max、abs、round、prev、ytd、target 等',
    argumentCount: '函数“{{name}}”需要 {{count}} 个参数，现在是 {{given}} 个',
    needsName: '函数“{{name}}”里只能写一个指标的编号或名称',
    needsWholeNumber: '这里请写 {{min}} 到 {{max}} 之间的整数',
    needsNumber: '这里需要数字，不是条件',
    needsCondition: '这里需要条件，如 [销售额] > 100',
    cycle: '指标互相引用，形成循环：{{loop}}，请去掉其中一处',
  } satisfies Record<FormulaProblemCode, string>,
  noValue: {
    missing: '缺少数据，因此没有结果',
    divisionByZero: '除数为 0，因此没有结果',
    notANumber: '结果不是有效的数字',
    broken: '公式有误，请先改正',
  } satisfies Record<NoValueCode, string>,
}
