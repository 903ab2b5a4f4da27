// The items of a scorecard: KPIs with their numbers in the cycle's period, what else counts, weights and scores to be entered.
import { Plus, Trash2 } from 'lucide-react'
import { useCommitField } from '#platform/sheet/commitField.ts'
import { columnOf } from '#platform/sheet/entityColumns.ts'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import type { EvaluatedItem } from '#shared/analysis/evaluationScore.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { kpiNumber, kpiTarget } from '#shared/model/values/kpiNumbers.ts'
import { computedPercent, formatPercent, formatTenths, weightPercent } from '#shared/model/values/numbers.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { TextEntry } from '#ui/fields/TextEntry.tsx'
import plain from '#ui/plain.module.css'
import { StatusPill } from '#ui/StatusPill.tsx'
import type { CardCommands } from '../useCardCommands.ts'
import type { Card } from '../useScorecards.ts'
import items from './Items.module.css'
import styles from './Scorecard.module.css'
import { scorePercent } from './scorePercent.ts'

const columns = ['item', 'kind', 'weight', 'target', 'actual', 'score', 'points'] as const
const numeric = new Set<string>(['weight', 'target', 'actual', 'score', 'points'])
const added = ['behaviour', 'task', 'bonus'] as const

export function ItemTable({ card, commands }: { card: Card; commands: CardCommands | null }) {
  const t = useT()
  const { evaluation, cycle, score } = card
  return (
    <section className={styles.part}>
      <table className={items.items}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-number={numeric.has(column) || undefined} data-column={column}>
                {t(`performance.column.${column}`)}
              </th>
            ))}
            {commands && <td />}
          </tr>
        </thead>
        <tbody>
          {score.items.map((line) => (
            <ItemLine key={line.item.id} line={line} editable={commands !== null} />
          ))}
          <tr className={items.sum}>
            <th scope="row" colSpan={2}>
              {t('performance.sum')}
            </th>
            <td data-number data-off={score.weightsOff}>
              {weightPercent(score.weightSum)}
            </td>
            <td colSpan={3} />
            <td data-number>{score.computed === null ? '' : formatTenths(score.computed)}</td>
            {commands && <td />}
          </tr>
        </tbody>
      </table>
      {commands && (
        <div className={items.adds}>
          <Button look="quiet" icon={Plus} onClick={() => commands.addKpis(evaluation, cycle)}>
            {t('performance.addItem.kpi')}
          </Button>
          {added.map((kind) => (
            <Button key={kind} look="quiet" icon={Plus} onClick={() => commands.addItem(evaluation, kind)}>
              {t(`performance.addItem.${kind}`)}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}

function ItemLine({ line, editable }: { line: EvaluatedItem; editable: boolean }) {
  const t = useT()
  const lang = useLang()
  const { item, figure, entered, score, points } = line
  const kpi = item.kpi ? rowOf('kpi', item.kpi) : undefined
  const cell = (field: string, value: string, placeholder?: string) =>
    editable ? <Cell line={line} field={field} value={value} placeholder={placeholder} /> : value || placeholder
  return (
    <tr data-item={item.title}>
      <th scope="row">
        {kpi && editable ? (
          <button type="button" className={plain.words} onClick={() => navigate('kpis', { row: kpi.id })}>
            {item.title}
          </button>
        ) : (
          cell('title', item.title)
        )}
      </th>
      <td className={items.kind}>{choiceLabel(lang, 'evaluationItem', 'kind', item.kind)}</td>
      <td data-number>
        {item.kind === 'bonus' ? '' : cell('weight', item.weight === null ? '' : formatPercent(item.weight))}
      </td>
      <td data-number>
        {kpi && !item.target ? kpiTarget(kpi, figure?.target ?? kpi.target) : cell('target', item.target ?? '')}
      </td>
      <td data-number data-column="actual" title={figure ? formatPeriod(figure.period, lang) : undefined}>
        {kpi && figure && !item.result ? (
          <StatusPill tone={figure.state ?? 'grey'}>{kpiNumber(kpi, figure.actual)}</StatusPill>
        ) : (
          cell('result', item.result ?? '')
        )}
      </td>
      <td data-number title={entered && kpi ? t('performance.scoreEntered') : undefined}>
        {cell(
          'score',
          item.score === null ? '' : scorePercent(item.score),
          entered || score === null ? undefined : computedPercent(score / 100),
        )}
      </td>
      <td data-number>
        <b>{points === null ? '' : formatTenths(points)}</b>
      </td>
      {editable && (
        <td>
          <IconButton
            icon={Trash2}
            size={14}
            label={t('performance.remove', { name: item.title })}
            onClick={() => removeRows('evaluationItem', [item.id], lang)}
          />
        </td>
      )}
    </tr>
  )
}

interface CellProps {
  line: EvaluatedItem
  field: string
  value: string
  placeholder?: string | undefined
}

function Cell({ line, field, value, placeholder }: CellProps) {
  const context = useValueContext()
  const commit = useCommitField('evaluationItem', line.item.id)
  const column = columnOf('evaluationItem', field, context)
  return (
    <TextEntry
      label={`${column.title} ${line.item.title}`}
      value={value}
      placeholder={placeholder}
      onCommit={commit(column)}
    />
  )
}
