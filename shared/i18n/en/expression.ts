// What can be wrong with a KPI's formula, and why it has no value in a period.
import type { FormulaProblemCode, NoValueCode } from '../../analysis/expression/types.ts'

export const expression = {
  /** Before a problem: the character at which it begins, counted from 1. */
  at: 'Character {{at}}: {{text}}',
  problem: {
    empty: 'The formula is empty; write one such as [Sales] / [Orders]',
    tooLong: 'The formula is longer than {{max}} characters; split it into several KPIs',
    tooDeep: 'Brackets or functions are nested too deeply; split the formula into several KPIs',
    badCharacter: 'The sign “{{text}}” is not known; remove it, or write names with signs as [name]',
    badNumber: 'The number “{{text}}” is too large; make it smaller',
    unclosedName: 'The name does not end; add “{{sign}}”',
    unclosedBracket: 'The bracket does not end; add “)”',
    unexpected: '“{{text}}” cannot stand here; is an operator missing? Write names with blanks or signs as [name]',
    unexpectedEnd: 'The formula is not complete; add the missing part',
    unknownName: 'No KPI has the code or title “{{name}}”; please correct it',
    ambiguousName: '{{count}} KPIs are called “{{name}}”; use the code instead',
    unknownFunction:
      'There is no function “{{name}}”; there are if, sum, avg, min, max, abs, round, prev, ytd, target and others',
    argumentCount: 'The function “{{name}}” takes {{count}} arguments, not {{given}}',
    needsName: 'Inside “{{name}}” there must be the code or title of one KPI',
    needsWholeNumber: 'A whole number from {{min}} to {{max}} must stand here',
    needsNumber: 'A number is needed here, not a condition',
    needsCondition: 'A condition is needed here, such as [Sales] > 100',
    cycle: 'KPIs refer to each other in a circle: {{loop}}; remove one of the references',
  } satisfies Record<FormulaProblemCode, string>,
  noValue: {
    missing: 'A number is missing, so there is no result',
    divisionByZero: 'Division by 0, so there is no result',
    notANumber: 'The result is not a valid number',
    broken: 'The formula has an error; correct it first',
  } satisfies Record<NoValueCode, string>,
}
