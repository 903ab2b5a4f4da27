// Answers a command line: finds the verb, checks its arguments, runs it, and words what it says or refuses.
import { type Lang, problemText, translator } from '#shared/i18n/index.ts'
import { PlanError, type Problem } from '#shared/model/problem.ts'
import { type Environment, messageLang, readArguments } from './readArguments.ts'
import { UsageError } from './verb.ts'
import { verbs } from './verbs/index.ts'

export interface Result {
  readonly code: 0 | 1 | 2
  readonly out: string
  /** One line each. */
  readonly messages: readonly string[]
}

const withTexts = (problems: readonly Problem[], lang: Lang) =>
  problems.map((p) => ({ ...p, severity: p.severity ?? 'error', text: problemText(lang, p) }))
const texts = (problems: readonly Problem[], lang: Lang) => problems.map((p) => problemText(lang, p))
const json = (value: unknown) => JSON.stringify(value, null, 2)

function failure(error: unknown, lang: Lang, asJson: boolean): Result {
  if (error instanceof UsageError) {
    const message = translator(lang)(error.key, error.params)
    return { code: 2, out: asJson ? json({ ok: false, usage: message, problems: [] }) : '', messages: [message] }
  }
  const bug = !(error instanceof PlanError)
  const problems: readonly Problem[] = bug ? [{ code: 'internal' }] : error.problems
  const messages = [...texts(problems, lang), ...(bug ? [String((error as Error)?.stack ?? error)] : [])]
  return { code: 1, out: asJson ? json({ ok: false, problems: withTexts(problems, lang) }) : '', messages }
}

/** Answers one command line. `cwd`: the folder that relative paths start from. Never throws. */
export async function run(words: readonly string[], env: Environment, cwd: string): Promise<Result> {
  const lang = messageLang(words, env)
  const t = translator(lang)
  const asJson = words.includes('--json')
  try {
    if (words.includes('--help') || words[0] === 'help') {
      return { code: 0, out: asJson ? json({ ok: true, help: t('cli.help') }) : t('cli.help'), messages: [] }
    }
    const names = verbs.map((v) => v.name).join(', ')
    const [name, ...rest] = words
    if (name === undefined || name.startsWith('-')) throw new UsageError('cli.usage.verbMissing', { verbs: names })
    const verb = verbs.find((v) => v.name === name)
    if (!verb) throw new UsageError('cli.usage.verbUnknown', { verb: name, verbs: names })
    const call = readArguments(verb, rest, env, cwd)
    const { json: answer, text, warnings = [] } = await verb.run(call)
    const out = asJson ? json({ ok: true, ...answer, problems: withTexts(warnings, lang) }) : text
    return { code: 0, out, messages: texts(warnings, lang) }
  } catch (error) {
    return failure(error, lang, asJson)
  }
}
