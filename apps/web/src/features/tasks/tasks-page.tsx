import { Button } from '@mantine/core'
import { IconFilterOff, IconProgressCheck } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TaskFilters } from './task-filters.tsx'
import { useTasks } from './task-hooks.ts'
import { toListQuery } from './task-search.ts'
import type { TaskSearch } from './task-search.ts'
import { TaskTable, TaskTableSkeleton } from './task-table.tsx'
import styles from './tasks-page.module.css'

const route = getRouteApi('/tasks/')

/** All tasks, newest first; its filters are its address. */
export function TasksPage() {
  const { t } = useTranslation()
  const search = route.useSearch()
  const list = useTasks(toListQuery(search))
  return (
    <>
      <PageHeader title={t('tasks.title')} lead={list.reconnecting ? t('app.reconnecting') : t('tasks.lead')} />
      <TaskFilters search={search} counts={list.counts} />
      {list.refusal === null ? null : <ErrorNotice error={list.refusal} about={t('tasks.title')} />}
      {list.tasks === undefined ? (
        list.refusal === null && <TaskTableSkeleton />
      ) : list.tasks.length === 0 ? (
        <NoTasks search={search} />
      ) : (
        <>
          <TaskTable tasks={list.tasks} changing={list.changing} />
          {list.hasMore ? (
            <div className={styles.more}>
              <Button variant="default" onClick={list.loadMore} loading={list.loadingMore}>
                {t('tasks.table.more')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </>
  )
}

function NoTasks({ search }: { search: TaskSearch }) {
  const { t } = useTranslation()
  if (Object.keys(search).length > 0) {
    return (
      <EmptyState icon={IconFilterOff} title={t('tasks.table.none')} text={t('tasks.table.noneText')}>
        <Button variant="default" component={Link} to="/tasks">
          {t('tasks.filter.clear')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={IconProgressCheck} title={t('tasks.table.empty')} text={t('tasks.table.emptyText')}>
      <Button component={Link} to="/stock">
        {t('tasks.table.importStock')}
      </Button>
    </EmptyState>
  )
}
