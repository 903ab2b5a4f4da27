// Which plans a command line asks to open.

import { resolve } from 'node:path'

/** Plan files among the arguments, as absolute paths seen from `folder`; switches and other words are not for us. */
export function launchFiles(args: readonly string[], folder: string): string[] {
  return args
    .slice(1)
    .filter((arg) => !arg.startsWith('-') && /\.sqlite$/i.test(arg))
    .map((arg) => resolve(folder, arg))
}
