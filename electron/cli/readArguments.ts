// Turns the words of a command line into a checked call of a verb.
import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Lang, langs } from '#shared/i18n/index.ts'
import { type Call, UsageError, type Verb, type VerbOption } from './verb.ts'

/** Options that every verb takes. */
export const commonOptions: Readonly<Record<string, VerbOption>> = {
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  lang: { type: 'string', choices: langs },
}

export interface Environment {
  readonly [name: string]: string | undefined
}

const isLang = (text: unknown): text is Lang => (langs as readonly unknown[]).includes(text)

/** Language of messages: --lang, else what the system says, else English. */
export function messageLang(words: readonly string[], env: Environment): Lang {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const given = at < 0 ? undefined : words[at]?.includes('=') ? words[at]?.slice(7) : words[at + 1]
  if (isLang(given)) return given
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en'
}

/** Reads the words behind the verb. Throws UsageError for anything the verb does not take. */
export function readArguments(verb: Verb, words: readonly string[], env: Environment, cwd: string): Call {
  const known: Readonly<Record<string, VerbOption>> = { ...commonOptions, ...verb.options }
  const { values, positionals } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(known).map(([name, { type }]) => [name, { type }])),
    allowPositionals: true,
    strict: false,
  })
  for (const [name, value] of Object.entries(values)) {
    const option = Object.hasOwn(known, name) ? known[name] : undefined
    const shown = `--${name}`
    if (!option) throw new UsageError('cli.usage.optionUnknown', { verb: verb.name, option: shown })
    if (option.type === 'boolean') {
      if (value !== true)
        throw new UsageError('cli.usage.optionChoice', { option: shown, value: String(value), choices: '-' })
      continue
    }
    if (typeof value !== 'string' || value === '') throw new UsageError('cli.usage.optionNeedsValue', { option: shown })
    if (option.choices && !option.choices.includes(value))
      throw new UsageError('cli.usage.optionChoice', { option: shown, value, choices: option.choices.join(', ') })
  }
  for (const [i, name] of verb.args.entries())
    if (!positionals[i]) throw new UsageError('cli.usage.argumentMissing', { verb: verb.name, name })
  const surplus = positionals[verb.args.length]
  if (surplus !== undefined) throw new UsageError('cli.usage.argumentSurplus', { value: surplus })
  for (const [name, option] of Object.entries(verb.options))
    if (option.required && values[name] === undefined)
      throw new UsageError('cli.usage.optionMissing', { verb: verb.name, option: `--${name}` })
  return {
    args: positionals,
    options: values as Call['options'],
    lang: messageLang(words, env),
    path: (given) => (isAbsolute(given) ? given : resolve(cwd, given)),
  }
}
