// Where the program's own parts are, in the repository and inside a package alike.

import { join } from 'node:path'
import { app } from 'electron'

/** A file of the build, e.g. `main/hostProcess.js`. Not told from import.meta: a lazily loaded chunk stands elsewhere. */
export const builtFile = (name: string): string => join(app.getAppPath(), 'out', name)
/** A file that comes with the program, e.g. `templates/complaint-handling.zh.json`. */
export const assetFile = (name: string): string => join(app.getAppPath(), 'assets', name)
/** Private folder of working copies and backups. */
export const workFolder = (): string => join(app.getPath('userData'), 'plans')
