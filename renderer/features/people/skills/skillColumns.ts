// Rows and columns of the skill matrix.
import { levelText, parseLevels, type SkillCell, type SkillMatrix } from '#shared/analysis/skillMatrix.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { parsed, refused } from '#shared/model/values/context.ts'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'

/** Under the id of each skill lies `3/4`: level and target. */
export function skillRows({ people, cells }: SkillMatrix): SheetRow[] {
  return people.map(({ id, name }) => {
    const own = [...(cells.get(id) ?? [])].flatMap(([skill, { level, target }]) => {
      const text = levelText(level, target)
      return text === '' ? [] : [[skill, text]]
    })
    return { id, name, ...Object.fromEntries(own) }
  })
}

export function skillColumns({ skills, people, cells }: SkillMatrix, t: Translate): SheetColumn[] {
  const gapsOf = (person: string) => [...(cells.get(person)?.values() ?? [])].filter(({ isGap }) => isGap).length
  const name: SheetColumn = {
    id: 'name',
    title: t('people.person'),
    kind: 'text',
    width: 120,
    readOnly: true,
    format: (row) => String(row.name ?? ''),
    parse: () => parsed(null),
    style: () => ({ faint: false }),
  }
  const gaps: SheetColumn = {
    id: 'gaps',
    title: t('people.gaps'),
    kind: 'integer',
    align: 'left',
    width: 72,
    readOnly: true,
    format: (row) => (gapsOf(row.id) > 0 ? String(gapsOf(row.id)) : ''),
    number: (row) => gapsOf(row.id),
    parse: () => parsed(null),
    tone: (row) => (gapsOf(row.id) > 0 ? 'amber' : null),
    tip: (row) => (gapsOf(row.id) > 0 ? t('people.gapCount', { count: gapsOf(row.id) }) : null),
  }
  const ofSkill = (skill: RowOf<'skill'>): SheetColumn => {
    const cellOf = (row: SheetRow): SkillCell | undefined => cells.get(row.id)?.get(skill.id)
    const all = people.flatMap(({ id }) => cells.get(id)?.get(skill.id) ?? [])
    const open = all.filter(({ isGap }) => isGap).length
    const have = all.filter(({ isGap, level }) => !isGap && level !== null).length
    return {
      id: skill.id,
      title: skill.title,
      hint: [skill.title, skill.description, t('people.skillHint', { have, open })].filter(Boolean).join('\n'),
      // As text that repeats when filled: numbers would count on.
      kind: 'longText',
      width: Math.min(
        130,
        Math.max(
          72,
          [...skill.title].reduce((sum, c) => sum + (c > '\u2e7f' ? 12.5 : 7), 26),
        ),
      ),
      format: (row) => {
        const held = row[skill.id]
        return typeof held === 'string' && held !== '' ? held : cellOf(row)?.needed ? t('people.needed') : ''
      },
      copyText: (row) => String(row[skill.id] ?? ''),
      editText: (row) => String(row[skill.id] ?? ''),
      parse: (text) => {
        const levels = parseLevels(text)
        return levels ? parsed(levelText(levels.level, levels.target) || null) : refused('notALevel', { text })
      },
      tone: (row) => {
        const cell = cellOf(row)
        if (!row[skill.id] || !cell) return null
        return cell.isGap ? 'amber' : cell.target === null ? 'grey' : 'green'
      },
      style: (row) => (row[skill.id] ? null : { faint: true, italic: true }),
      tip: (row) => {
        const cell = cellOf(row)
        if (!cell) return null
        const { level, target } = cell
        if (level !== null && target !== null) return t('people.level', { level, target })
        if (level !== null) return t('people.levelOnly', { level })
        return target !== null ? t('people.targetOnly', { target }) : t('people.neededTip')
      },
    }
  }
  return [name, gaps, ...skills.map(ofSkill)]
}
