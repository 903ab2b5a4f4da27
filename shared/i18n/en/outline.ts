// Words of the outline: a process as lines of text.
import type { Same } from '../same.ts'
import type { outline as zh } from '../zh/outline.ts'

export const outline = {
  title: 'Outline',
  hint: 'One step per line · indent for branches, “Yes: …” for answers · end with ? for a decision · → step to jump · @owner 8min +0.5h wait #lane',
  placeholder: 'Type or paste steps, one per line',
  problems_one: '{{count}} line needs attention',
  problems_other: '{{count}} lines need attention',
  said: {
    applied: 'Outline taken over: {{added}} steps added, {{removed}} removed.',
  },
  problem: {
    jumpMissing: 'Line {{line}}: no step is called “{{title}}”; correct the name or add the step',
    jumpAmbiguous:
      'Line {{line}}: several steps are called “{{title}}”; it leads to the first one, write “{{title}} (2)” to say which',
    jumpToSelf: 'Line {{line}}: step “{{title}}” cannot lead to itself; lead it to another step',
    titleMissing: 'Line {{line}}: the step has no name; add one',
    tooLong: 'Line {{line}}: the name of the step is longer than {{max}} characters and was cut',
  },
} satisfies Same<typeof zh>
