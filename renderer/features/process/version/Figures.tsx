// The totals of two versions beside each other, with the difference and whether it is for the better.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useT, useValueContext } from '#platform/text.ts'
import type { ComparedTotals } from '#shared/analysis/versionCompare.ts'
import { InspectorSection } from '#ui/Inspector.tsx'
import styles from './Compare.module.css'
import { figuresOf } from './differences.ts'

export function Figures({ totals, before, after }: { totals: ComparedTotals; before: string; after: string }) {
  const t = useT()
  const context = useValueContext()
  return (
    <InspectorSection title={t('versions.compare.figures')}>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">{t('versions.compare.figure')}</th>
            <th scope="col" title={before}>
              {before}
            </th>
            <th scope="col" title={after}>
              {after}
            </th>
            <th scope="col">{t('versions.compare.change')}</th>
          </tr>
        </thead>
        <tbody>
          {figuresOf(totals, t, context).map((figure) => (
            <tr key={figure.id} data-figure={figure.id}>
              <th scope="row">{figure.title}</th>
              <td>{figure.before}</td>
              <td>{figure.after}</td>
              <td data-effect={figure.effect ?? undefined}>
                {figure.difference}
                {figure.effect && (
                  <small>
                    {figure.difference.startsWith('+') ? (
                      <ArrowUp size={11} aria-hidden />
                    ) : (
                      <ArrowDown size={11} aria-hidden />
                    )}
                    {t(`versions.compare.${figure.effect}`)}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </InspectorSection>
  )
}
