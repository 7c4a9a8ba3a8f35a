import type { PriceForgeTask } from '@pf/contract'
import { TaskProgress } from '@pf/task-react'
import { useWords } from '../../i18n/use-words.ts'
import { outcomeText } from './task-words.ts'

/** "Saving rows · 64 120 of 100 000 · 18 s left" */
export function TaskProgressLine({ task, reconnecting = false }: { task: PriceForgeTask; reconnecting?: boolean }) {
  const words = useWords()
  return (
    <TaskProgress task={task}>
      {({ remainingMs }) => {
        const left =
          remainingMs === null ? null : words.t('tasks.remaining', { time: words.format.duration(remainingMs) })
        const parts = reconnecting ? [words.t('app.reconnecting')] : [outcomeText(task, words), left]
        return <span className="quiet figures">{parts.filter((part) => part !== null).join(' · ')}</span>
      }}
    </TaskProgress>
  )
}
