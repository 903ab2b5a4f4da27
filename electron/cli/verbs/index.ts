// The list of all verbs.
import type { Verb } from '../verb.ts'
import { checkVerb } from './check.ts'
import { exportVerb } from './export.ts'
import { importVerb } from './import.ts'
import { infoVerb } from './info.ts'
import { newVerb } from './new.ts'
import { templatesVerb } from './templates.ts'

export const verbs: readonly Verb[] = [newVerb, templatesVerb, importVerb, exportVerb, infoVerb, checkVerb]
