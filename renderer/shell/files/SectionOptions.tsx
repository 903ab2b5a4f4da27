// Which sections the plan as a Word document has.
import { useT } from '#platform/text.ts'
import { type PlanSection, planSectionNames, planSections } from '#shared/sheets/planWord.ts'
import styles from './Files.module.css'

interface Props {
  readonly chosen: readonly PlanSection[]
  onChange(chosen: PlanSection[]): void
}

export function SectionOptions({ chosen, onChange }: Props) {
  const t = useT()
  const toggle = (section: PlanSection) =>
    onChange(planSectionNames.filter((one) => chosen.includes(one) !== (one === section)))
  return (
    <fieldset className={styles.sheets}>
      <legend>{t('shell.files.sections')}</legend>
      {planSectionNames.map((section) => (
        <label key={section}>
          <input type="checkbox" checked={chosen.includes(section)} onChange={() => toggle(section)} />
          {t(planSections[section])}
        </label>
      ))}
    </fieldset>
  )
}
