// Runs the command line as people do: a process of its own, called from some folder.
import { execFile } from 'node:child_process'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../../electron/cli/main.ts')

export interface CliResult {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `opsmap WORDS…` called in `folder`; never throws for an exit code. */
export function opsmap(
  folder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = { LANG: 'en_US.UTF-8' },
): Promise<CliResult> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...words],
      // npm runs scripts in the project's folder and says in INIT_CWD where it was called.
      { env: { PATH: process.env.PATH, INIT_CWD: folder, TMPDIR: folder, ...env }, maxBuffer: 2 ** 26 },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}
