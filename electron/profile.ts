// Where settings, working copies and caches of this computer live.

import module from 'node:module'
import { join, resolve } from 'node:path'
import { app } from 'electron'

/** Must run before `ready`: a start with --user-data-dir (tests, several users of one account) has a profile of its own. */
export function chooseProfile(): void {
  const asked = app.commandLine.getSwitchValue('user-data-dir') || process.env.OPSMAP_USER_DATA
  if (asked) app.setPath('userData', resolve(asked))
}

/** Keeps our compiled scripts for the next start, where Node can (22 and newer). */
export function compileFaster(): void {
  module.enableCompileCache?.(join(app.getPath('userData'), 'compile-cache'))
}
