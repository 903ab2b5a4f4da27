// Publishing a version: the day from which it is valid, and what publishing means.
import { useState } from 'react'
import { today, useLang, useT } from '#platform/text.ts'
import { problemText } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { readDate } from '#shared/model/values/dates.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { DateEntry } from '#ui/fields/DateEntry.tsx'
import { FieldFrame } from '#ui/fields/FieldFrame.tsx'
import { publish } from './versions.ts'

export function PublishDialog({ version, onClose }: { version: RowOf<'processVersion'>; onClose: () => void }) {
  const t = useT()
  const lang = useLang()
  const [day, setDay] = useState<string | null>(version.validFrom ?? today())
  return (
    <Dialog
      title={`${t('versions.publishNow')} · ${version.title}`}
      width={420}
      onClose={onClose}
      footer={
        <Button
          look="primary"
          disabled={day === null}
          onClick={() => {
            onClose()
            if (day !== null) void publish(version, day)
          }}
        >
          {t('versions.publishNow')}
        </Button>
      }
    >
      <p>{t('versions.confirmPublish')}</p>
      <FieldFrame label={t('versions.validFrom')} htmlFor="valid-from">
        <DateEntry
          id="valid-from"
          value={day}
          onCommit={(entered) => {
            const value = 'value' in entered ? (entered.value as string | null) : readDate(entered.text, today())
            setDay(value ?? null)
            if (value || !('text' in entered)) return null
            return problemText(lang, { code: 'notADate', params: { text: entered.text } })
          }}
        />
      </FieldFrame>
    </Dialog>
  )
}
