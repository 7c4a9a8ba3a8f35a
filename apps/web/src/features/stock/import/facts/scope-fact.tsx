import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { importChoices } from '../choices.ts'
import { Fact } from '../fact.tsx'
import type { FactEditing } from './fact-editing.ts'

/** Whether the file names all stock of its warehouses. */
export function ScopeFact({ draft, choose }: FactEditing) {
  const { t } = useTranslation()
  const label = t('stock.import.facts.scope')
  return (
    <Fact
      label={label}
      value={t(`stock.import.facts.${draft.scope}`)}
      hint={t(`stock.import.facts.${draft.scope}Hint`)}
    >
      <Radio.Group
        aria-label={label}
        value={draft.scope}
        onChange={(scope) => choose((now) => ({ ...now, scope: importChoices.parse({ scope }).scope }))}
      >
        <Stack gap="xs">
          <Radio value="full" label={t('stock.import.facts.fullChoice')} />
          <Radio value="partial" label={t('stock.import.facts.partialChoice')} />
        </Stack>
      </Radio.Group>
    </Fact>
  )
}
