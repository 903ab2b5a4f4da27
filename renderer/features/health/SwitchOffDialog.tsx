// Asks why a rule is switched off, so that the next reader of the plan understands.
import { useState } from 'react'
import { useT } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './Health.module.css'
import { setRule } from './healthActs.ts'
import { ruleText } from './useFindingWords.ts'

export function SwitchOffDialog({ rule, onClose }: { rule: string; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const send = async () => {
    if (given !== '' && (await setRule(rule, false, given))) onClose()
  }
  return (
    <Dialog
      title={t('health.screen.offTitle', { rule: ruleText(t, rule, 'name') })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" disabled={given === ''} onClick={send}>
            {t('health.screen.switchOff')}
          </Button>
        </>
      }
    >
      <label className={styles.reason}>
        {t('health.screen.reason')}
        <input
          value={reason}
          data-autofocus
          placeholder={t('health.screen.reasonHint')}
          onChange={(e) => setReason(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && !e.nativeEvent.isComposing) void send()
          }}
        />
      </label>
      <p className={styles.note}>{t('health.screen.offNote')}</p>
    </Dialog>
  )
}
