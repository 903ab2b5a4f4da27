// opsmap templates: the built-in templates that `opsmap new --template` takes.
import { builtInTemplates } from '../builtInTemplates.ts'
import type { Verb } from '../verb.ts'

export const templatesVerb: Verb = {
  name: 'templates',
  args: [],
  options: {},
  run: async ({ lang }) => {
    const templates = builtInTemplates(lang)
    const width = Math.max(...templates.map(({ name }) => name.length)) + 2
    return {
      json: { templates },
      text: templates.map(({ name, title, summary }) => `${name.padEnd(width)}${title}: ${summary}`).join('\n'),
    }
  },
}
