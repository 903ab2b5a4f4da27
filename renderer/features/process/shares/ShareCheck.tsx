// Shares that do not add up to 100 %: the sentence that says so, and what puts it right with one click.
import { execute } from '#platform/execute.ts'
import { useT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import { type BranchShares, restFor } from '#shared/analysis/branches.ts'
import { shareText } from '#shared/model/flowText.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Shares.module.css'

/** Above so many ways, only the first are offered the rest. */
const offered = 4

/** Writes shares by flow id, as one operation. */
function setShares(shares: Readonly<Record<string, number>>): void {
  const writes = Object.entries(shares)
    .filter(([id, share]) => rowOf('sequenceFlow', id)?.probability !== share)
    .map(([id, probability]) => ({
      do: 'update' as const,
      entity: 'sequenceFlow' as const,
      id,
      patch: { probability },
    }))
  if (writes.length > 0) void execute('rows.apply', { writes })
}

export const isWrong = ({ state }: BranchShares): boolean => state === 'off' || state === 'open'

export function ShareCheck({ shares, readOnly = false }: { shares: BranchShares; readOnly?: boolean }) {
  const t = useT()
  const { flows, missing, state, sum } = shares
  if (!isWrong(shares)) return null
  const given = shareText(sum)
  const text =
    state === 'open'
      ? t('structure.shares.open', { sum: given, count: missing.length })
      : t('structure.shares.off', { sum: given })
  const single = missing.length === 1 ? missing : flows
  const rest = single.flatMap((flow) => {
    const share = restFor(shares, flow.id)
    return share === null || share === flow.probability ? [] : [{ flow, share }]
  })
  const name = (flow: (typeof flows)[number]) => flow.label || rowOf('step', flow.to)?.title || ''
  return (
    <div className={styles.check}>
      <p>{text}</p>
      {!readOnly && (
        <div className={styles.fixes}>
          {rest.slice(0, offered).map(({ flow, share }) => (
            <Button key={flow.id} look="quiet" onClick={() => setShares({ [flow.id]: share })}>
              {t('structure.shares.rest', { name: name(flow), share: shareText(share) })}
            </Button>
          ))}
          <Button look="quiet" onClick={() => setShares(shares.evenOut)}>
            {t(missing.length > 0 && rest.length > 1 ? 'structure.shares.fill' : 'structure.shares.even')}
          </Button>
        </div>
      )}
    </div>
  )
}
