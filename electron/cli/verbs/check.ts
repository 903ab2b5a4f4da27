// opsmap check PLAN: whether a plan file is sound, by the same intake that every opening goes through.
import { translator } from '#shared/i18n/index.ts'
import { readPlan } from '../planAccess.ts'
import type { Verb } from '../verb.ts'

export const checkVerb: Verb = {
  name: 'check',
  args: ['PLAN'],
  options: {},
  run: async ({ args: [file = ''], lang, path }) => {
    const { documentId, revision, contentHash, computedHash, rows, notices } = await readPlan(path(file))
    const title = rows.plan[0]?.title ?? ''
    const changed = contentHash !== computedHash
    return {
      json: { verdict: changed ? 'changedOutside' : 'sound', title, documentId, revision, contentHash, computedHash },
      text: translator(lang)(changed ? 'cli.checkedChanged' : 'cli.checked', { title, revision }),
      warnings: notices,
    }
  },
}
