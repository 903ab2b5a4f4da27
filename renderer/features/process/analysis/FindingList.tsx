// The findings of an analysis, the most worthwhile first; choosing one shows its steps on the canvas and what can be done about it.
import { type KeyboardEvent, useState } from 'react'
import { useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { dataKinds } from '#shared/analysis/flow/findings/finding.ts'
import { type FindingText, findingText, spokenHours, spokenTime } from '#shared/analysis/flow/findingText.ts'
import type { FlowFinding } from '#shared/analysis/flow/flowAnalysis.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { computedPercent } from '#shared/model/values/numbers.ts'
import styles from './Analysis.module.css'
import { FindingDetails } from './FindingDetails.tsx'
import { improvementOf } from './improvements.ts'
import { showSteps } from './showSteps.ts'
import type { VersionAnalysis } from './useAnalysis.ts'

interface Listed {
  readonly finding: FlowFinding
  readonly text: FindingText
  readonly improvement: RowOf<'improvement'> | undefined
}

/** Arrow keys go through the list as in any list; the finding they come to is chosen. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!by || !(event.target instanceof HTMLElement) || !event.target.dataset.finding) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-finding]')]
  const next = all[all.indexOf(event.target) + by]
  event.preventDefault()
  next?.focus()
  next?.click()
}

export function FindingList({ version, analysis }: { version: RowOf<'processVersion'>; analysis: VersionAnalysis }) {
  const t = useT()
  const context = useValueContext()
  const improvements = useRows('improvement', { process: version.process })
  const [chosen, setChosen] = useState<string | null>(null)
  const { findings, figures } = analysis
  const listed = findings.map((finding): Listed => {
    const text = findingText(finding, context, (id) => context.titleOf('step', id) ?? '')
    return { finding, text, improvement: improvementOf(improvements, finding, version.process) }
  })
  const dropped = ({ improvement }: Listed) => improvement?.status === 'dropped'
  const isData = ({ finding }: Listed) => dataKinds.has(finding.kind)
  const groups = [
    { id: 'flow', list: listed.filter((one) => !isData(one) && !dropped(one)) },
    { id: 'data', list: listed.filter((one) => isData(one) && !dropped(one)) },
    { id: 'dropped', list: listed.filter(dropped) },
  ] as const
  /** What a finding is worth, at the right of its name. */
  const worth = ({ saving, numbers, kind }: FlowFinding) => {
    if (saving && saving.cycle > 0) return `−${spokenTime(saving.cycle, context)}`
    if (saving && saving.work > 0) return `−${spokenHours(saving.work / 3600, context)}`
    if (kind === 'overload') return computedPercent(numbers.share ?? 0)
    return ''
  }
  const choose = (finding: FlowFinding) => {
    setChosen(chosen === finding.id ? null : finding.id)
    if (chosen !== finding.id) showSteps(version.id, finding.steps)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the keys; this moves between them.
    <div onKeyDown={moveFocus}>
      {groups.map(
        ({ id, list }) =>
          (list.length > 0 || id === 'flow') && (
            <section key={id} className={styles.group} aria-label={t(`analysis.group.${id}`)}>
              <h3>
                {t(`analysis.group.${id}`)}
                <small className={styles.groupNote}>{t(`analysis.groupNote.${id}`)}</small>
              </h3>
              {list.length === 0 && <p className={styles.quiet}>{t('analysis.nothing')}</p>}
              <ol>
                {list.map(({ finding, text, improvement }) => (
                  <li key={finding.id} data-chosen={chosen === finding.id || undefined}>
                    <button
                      type="button"
                      className={styles.finding}
                      data-finding={finding.kind}
                      aria-expanded={chosen === finding.id}
                      onClick={() => choose(finding)}
                    >
                      <span className={styles.name}>{text.name}</span>
                      <span className={styles.about}>
                        {text.title.slice(text.name.length).replace(/^[：:]\s*/, '')}
                      </span>
                      <b>{worth(finding)}</b>
                      {improvement && <i className={styles.made} title={t('analysis.hasImprovement')} />}
                    </button>
                    {chosen === finding.id && (
                      <FindingDetails
                        finding={finding}
                        text={text}
                        improvement={improvement}
                        process={version.process}
                        figures={figures}
                      />
                    )}
                  </li>
                ))}
              </ol>
            </section>
          ),
      )}
    </div>
  )
}
