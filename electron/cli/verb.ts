// What a verb of the command line is: its arguments and options as data, and the function that answers.
import type { Lang, TextKey } from '#shared/i18n/index.ts'
import type { Problem } from '#shared/model/problem.ts'

export interface VerbOption {
  readonly type: 'string' | 'boolean'
  readonly required?: true
  readonly choices?: readonly string[]
}

/** Checked arguments, paths made absolute by `path`. */
export interface Call {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  /** Language of messages. */
  readonly lang: Lang
  /** An absolute path, from one relative to where the command was called. */
  path(given: string): string
}

export interface Answer {
  /** The answer under `--json`, without `ok` and `problems`. */
  readonly json: Readonly<Record<string, unknown>>
  /** The answer for people. */
  readonly text: string
  readonly warnings?: readonly Problem[]
}

export interface Verb {
  readonly name: string
  /** Names of its positional arguments, all required. */
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, VerbOption>>
  /** Throws PlanError when refused, UsageError when called wrongly. */
  run(call: Call): Promise<Answer>
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  readonly key: TextKey
  readonly params: Readonly<Record<string, string>>
  constructor(key: TextKey, params: Readonly<Record<string, string>> = {}) {
    super(key)
    this.key = key
    this.params = params
  }
}
