// Departments, roles and people: three sheets behind one switch.
import { Building2, IdCard, Users } from 'lucide-react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { useT } from '#platform/text.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import { Segmented } from '#ui/Segmented.tsx'

const tabs = ['department', 'role', 'person'] as const
type Tab = (typeof tabs)[number]
const looks = {
  department: { icon: Building2, label: 'sheet.departments', empty: 'sheet.emptyDepartment' },
  role: { icon: IdCard, label: 'sheet.roles', empty: 'sheet.emptyRole' },
  person: { icon: Users, label: 'sheet.persons', empty: 'sheet.emptyPerson' },
} as const

const useCount = (entity: Tab) => useStore(planStore, ({ rows }) => rows[entity].size)

export default function PeopleScreen() {
  const t = useT()
  const asked = useWindow((window) => window.params.tab)
  const tab: Tab = tabs.find((name) => name === asked) ?? 'person'
  const counts = {
    department: useCount('department'),
    role: useCount('role'),
    person: useCount('person'),
  }
  const { icon, empty } = looks[tab]
  return (
    <EntitySheet
      key={tab}
      entity={tab}
      title={t('sheet.people')}
      icon={icon}
      empty={empty}
      header={
        <Segmented
          label={t('sheet.people')}
          value={tab}
          options={tabs.map((value) => ({ value, label: t(looks[value].label), count: counts[value] }))}
          onChange={(next) => navigate('people', { tab: next })}
        />
      }
    />
  )
}
