// The list of all verbs.
import type { Verb } from '../verb.ts'
import { checkVerb } from './check.ts'
import { exportVerb } from './export.ts'
import { importVerb } from './import.ts'
import { infoVerb } from './info.ts'
import { newVerb } from './new.ts'

export const verbs: readonly Verb[] = [newVerb, importVerb, exportVerb, infoVerb, checkVerb]
