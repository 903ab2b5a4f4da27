// The team in six views behind one switch: departments, roles, people, their skills, their duties, their workload.
import { Award, Building2, ClipboardList, IdCard, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { useT } from '#platform/text.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import { Segmented } from '#ui/Segmented.tsx'
import { DutyLists } from './duties/DutyLists.tsx'
import styles from './People.module.css'
import { SkillMatrixView } from './skills/SkillMatrixView.tsx'
import { WorkloadView } from './workload/WorkloadView.tsx'

const sheets = {
  department: { icon: Building2, empty: 'sheet.emptyDepartment' },
  role: { icon: IdCard, empty: 'sheet.emptyRole' },
  person: { icon: Users, empty: 'sheet.emptyPerson' },
  skill: { icon: Award, empty: 'people.emptySkillList' },
  duty: { icon: ClipboardList, empty: 'people.emptyDuty' },
} as const
type Sheet = keyof typeof sheets
const isSheet = (tab: string): tab is Sheet => Object.hasOwn(sheets, tab)

const pictures = { skills: SkillMatrixView, duties: DutyLists, workload: WorkloadView } as const
type Picture = keyof typeof pictures
const isPicture = (tab: string): tab is Picture => Object.hasOwn(pictures, tab)

/** Views that share a place in the switch: the picture, and the sheet of what is in it. */
const pairs = { skills: ['skills', 'skill'], duties: ['duties', 'duty'] } as const
const pairOf = (tab: string) => Object.values(pairs).find((pair) => (pair as readonly string[]).includes(tab))

const tabs = [
  { value: 'department', label: 'sheet.departments' },
  { value: 'role', label: 'sheet.roles' },
  { value: 'person', label: 'sheet.persons' },
  { value: 'skills', label: 'people.skills' },
  { value: 'duties', label: 'people.duties' },
  { value: 'workload', label: 'people.workload' },
] as const
const pairLabels = {
  skills: 'people.skillMatrix',
  skill: 'people.skillList',
  duties: 'people.dutyLists',
  duty: 'people.dutyByHand',
} as const

const useCount = (entity: 'department' | 'role' | 'person') => useStore(planStore, ({ rows }) => rows[entity].size)

export default function PeopleScreen() {
  const t = useT()
  const asked = useWindow((window) => window.params.tab) ?? ''
  const tab = isSheet(asked) || isPicture(asked) ? asked : 'person'
  const counts = { department: useCount('department'), role: useCount('role'), person: useCount('person') }
  const pair = pairOf(tab)
  const header: ReactNode = (
    <Segmented
      label={t('sheet.people')}
      value={pair?.[0] ?? tab}
      options={tabs.map(({ value, label }) => ({
        value: value as string,
        label: t(label),
        ...(value in counts ? { count: counts[value as keyof typeof counts] } : {}),
      }))}
      onChange={(next) => navigate('people', { tab: next })}
    />
  )
  const tools = pair && (
    <div className={styles.tools}>
      <Segmented
        label={t(`people.${pair[0]}`)}
        value={tab}
        options={pair.map((value) => ({ value: value as string, label: t(pairLabels[value]) }))}
        onChange={(next) => navigate('people', { tab: next })}
      />
    </div>
  )
  if (isPicture(tab)) {
    const View = pictures[tab]
    return <View header={header} tools={tools} />
  }
  const { icon, empty } = sheets[tab as Sheet]
  return (
    <EntitySheet
      key={tab}
      entity={tab as Sheet}
      title={t('sheet.people')}
      icon={icon}
      empty={empty}
      header={header}
      tools={tools}
    />
  )
}
