// What is wrong in a file: errors first, each a sentence that begins with its sheet and cell.
import { CircleX, TriangleAlert } from 'lucide-react'
import { useLang, useT } from '#platform/text.ts'
import { problemText } from '#shared/i18n/index.ts'
import type { Problem } from '#shared/model/problem.ts'
import styles from './Files.module.css'

export const isError = (problem: Problem) => problem.severity !== 'warning'

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const t = useT()
  const lang = useLang()
  if (problems.length === 0) return null
  const errors = problems.filter(isError)
  const sorted = [...errors, ...problems.filter((problem) => !isError(problem))]
  const warnings = problems.length - errors.length
  return (
    <section className={styles.problems}>
      <h2>
        {[
          errors.length > 0 && t('shell.files.errors', { count: errors.length }),
          warnings > 0 && t('shell.files.warnings', { count: warnings }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </h2>
      <ul className="selectable">
        {sorted.map((problem) => {
          const text = problemText(lang, problem)
          return (
            <li key={text} data-tone={isError(problem) ? 'error' : 'warning'}>
              {isError(problem) ? <CircleX size={14} /> : <TriangleAlert size={14} />}
              <span>{text}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
