// What scheduling would move, before it is written.
import { execute } from '#platform/execute.ts'
import { today, useT } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './Tasks.module.css'
import type { TaskModel } from './useTaskModel.ts'
import { loopText } from './ViewSwitch.tsx'

/** More moves than this are counted, not listed. */
const listed = 100
const span = (startOn: string | null, dueOn: string | null, none: string) =>
  startOn ? (startOn === dueOn || !dueOn ? startOn : `${startOn} – ${dueOn}`) : none

export function ScheduleDialog({ model, onClose }: { model: TaskModel; onClose: () => void }) {
  const t = useT()
  const { schedule, moves, tasks } = model
  const apply = async () => {
    if (await execute('tasks.schedule', { today: today() })) onClose()
  }
  if ('loop' in schedule)
    return (
      <Dialog
        title={t('tasks.scheduleTitle')}
        onClose={onClose}
        footer={<Button onClick={onClose}>{t('ui.close')}</Button>}
      >
        <p>{t('tasks.loop', { loop: loopText(schedule.loop) })}</p>
      </Dialog>
    )
  const titles = new Map(tasks.map(({ id, title }) => [id, title]))
  const broken = schedule.tasks.reduce((n, task) => n + task.broken.length, 0)
  const footer = (
    <>
      <Button onClick={onClose}>{t(moves.length === 0 ? 'ui.close' : 'ui.cancel')}</Button>
      {moves.length > 0 && (
        <Button look="primary" data-autofocus onClick={() => void apply()}>
          {t('tasks.scheduleApply')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog title={t('tasks.scheduleTitle')} onClose={onClose} footer={footer} width={600}>
      <p>
        {moves.length === 0
          ? t('tasks.scheduleNothing')
          : t('tasks.scheduleMoves', { count: moves.length, finish: schedule.finish })}
      </p>
      {moves.length > 0 && (
        <div className={styles.moves}>
          <table>
            <thead>
              <tr>
                <th>{t('tasks.rows')}</th>
                <th>{t('tasks.before')}</th>
                <th>{t('tasks.after')}</th>
              </tr>
            </thead>
            <tbody>
              {moves.slice(0, listed).map(({ id, from, to }) => (
                <tr key={id}>
                  <td>{titles.get(id)}</td>
                  <td>{span(from.startOn, from.dueOn, t('tasks.noDate'))}</td>
                  <td>{span(to.startOn, to.dueOn, '')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {moves.length > listed && (
        <p className={styles.more}>{t('tasks.scheduleMore', { count: moves.length - listed })}</p>
      )}
      {broken > 0 && <p className={styles.more}>{t('tasks.scheduleBroken', { count: broken })}</p>}
    </Dialog>
  )
}
