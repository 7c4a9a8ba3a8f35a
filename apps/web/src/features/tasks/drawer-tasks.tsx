import { Anchor, Button, Skeleton } from '@mantine/core'
import type { PriceForgeTask } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { IconProgressCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../api/trpc.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { kindOf, toldTypes } from './kinds/task-kinds.ts'
import { readSeenEnds, rememberSeenEnds } from './seen-ends.ts'
import { TaskCard } from './task-card.tsx'
import styles from './task-drawer.module.css'
import { useOwnTasks, useTasks } from './task-hooks.ts'

interface DrawerTasksProps {
  onClose: () => void
  /** Told while a question about one of the tasks is open. */
  onAsking: (asking: boolean) => void
}

/** The user's live tasks, and those that ended without his having seen it. */
export function DrawerTasks({ onClose, onAsking }: DrawerTasksProps) {
  const { t } = useTranslation()
  const own = useOwnTasks()
  const info = trpc.system.info.useQuery(undefined, { staleTime: Infinity })
  const error = own.refusal ?? info.error
  const me = info.data?.actor.id
  return (
    <>
      {own.reconnecting ? (
        <p className="quiet" role="status">
          {t('app.reconnecting')}
        </p>
      ) : null}
      {error === null ? null : <ErrorNotice error={error} about={t('tasks.drawer.title')} />}
      {own.tasks === undefined || me === undefined ? (
        error === null && <Loading />
      ) : (
        <Groups own={own.tasks} me={me} onClose={onClose} onAsking={onAsking} />
      )}
    </>
  )
}

function Groups({ own, me, onClose, onAsking }: DrawerTasksProps & { own: readonly PriceForgeTask[]; me: string }) {
  const { t } = useTranslation()
  const list = useTasks({ createdBy: me, statuses: ['completed', 'error', 'cancelled'], types: [...toldTypes] })
  // As it was when the drawer opened: what one looks at does not vanish.
  const [seen] = useState(() => readSeenEnds())
  // An end is among the own tasks some seconds before the list tells of it.
  const ended = [...own.filter(({ type, status }) => isFinal(status) && kindOf(type).toasts), ...(list.tasks ?? [])]
  const finished = [...new Map(ended.map((task) => [task.id, task])).values()]
    .filter(({ id }) => !seen.has(id))
    .toSorted((one, other) => (other.doneAt ?? '').localeCompare(one.doneAt ?? ''))
  const groups = [
    ['running', own.filter(({ status }) => status === 'running')],
    ['waiting', own.filter(({ status }) => status === 'queued')],
    ['finished', finished],
  ] as const
  const nothing = groups.every(([, tasks]) => tasks.length === 0)
  if (list.refusal !== null) return <ErrorNotice error={list.refusal} about={t('tasks.drawer.title')} />
  if (list.tasks === undefined && nothing) return <Loading />
  return (
    <>
      {groups.map(([name, tasks]) =>
        tasks.length === 0 ? null : (
          <section key={name} className={styles.group} aria-label={t(`tasks.drawer.${name}`)}>
            <h3 className={styles.heading}>{t(`tasks.drawer.${name}`)}</h3>
            {tasks.map((task) => (
              <TaskCard key={task.id} task={task} onOpen={onClose} onAsking={onAsking} />
            ))}
          </section>
        ),
      )}
      {nothing ? <Nothing onClose={onClose} /> : null}
      <Seen ids={finished.map(({ id }) => id)} />
      <Anchor renderRoot={(props) => <Link to="/tasks" {...props} />} onClick={onClose}>
        {t('tasks.all')}
      </Anchor>
    </>
  )
}

/** What is shown when the drawer closes was seen. */
function Seen({ ids }: { ids: readonly string[] }) {
  const shown = ids.join(' ')
  useEffect(() => () => rememberSeenEnds(shown === '' ? [] : shown.split(' ')), [shown])
  return null
}

function Nothing({ onClose }: Pick<DrawerTasksProps, 'onClose'>) {
  const { t } = useTranslation()
  return (
    <EmptyState icon={IconProgressCheck} title={t('tasks.drawer.empty')} text={t('tasks.drawer.emptyText')}>
      <Button component={Link} to="/stock" onClick={onClose}>
        {t('tasks.drawer.importStock')}
      </Button>
    </EmptyState>
  )
}

/** Two cards before the first answer, as high as they will be. */
function Loading() {
  return (
    <div aria-busy>
      {['first', 'second'].map((card) => (
        <div key={card} className={styles.loading}>
          <Skeleton height={14} width="70%" />
          <Skeleton height={6} />
          <Skeleton height={12} width="45%" />
        </div>
      ))}
    </div>
  )
}
