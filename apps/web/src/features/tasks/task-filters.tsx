import { taskTypes } from '@pf/contract'
import { taskStatuses } from '@pf/task-contract'
import type { TaskStatus } from '@pf/task-contract'
import { useNavigate } from '@tanstack/react-router'
import { trpc } from '../../api/trpc.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FilterChip, FilterMenu } from '../../ui/filter.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { kindOf } from './kinds/task-kinds.ts'
import styles from './task-filters.module.css'
import { isTaskType, taskTimes } from './task-search.ts'
import type { TaskSearch } from './task-search.ts'

interface TaskFiltersProps {
  search: TaskSearch
  counts: Readonly<Record<TaskStatus, number>> | undefined
}

/** Chips that narrow the list; each is a part of the address, so that a view can be sent to somebody. */
export function TaskFilters({ search, counts }: TaskFiltersProps) {
  const { t, format, language } = useWords()
  const navigate = useNavigate()
  const me = trpc.system.info.useQuery(undefined, { staleTime: Infinity }).data?.actor
  const { status, all, ...filters } = search
  const { type, who, time } = filters
  const show = (next: TaskSearch) => void navigate({ to: '/tasks', search: next, replace: true })
  const without = (filter: keyof TaskSearch): TaskSearch => {
    const { [filter]: _removed, ...rest } = search
    return rest
  }
  const people = [...(me === undefined ? [] : [me.id]), ...(who === undefined || who === me?.id ? [] : [who])]
  return (
    <div className={styles.root}>
      <div
        className={styles.group}
        role="group"
        aria-label={t('tasks.filter.status')}
        title={t('tasks.filter.countsHint')}
      >
        <FilterChip pressed={status === undefined && all === undefined} onPress={() => show(filters)}>
          {t('tasks.filter.people')}
        </FilterChip>
        <FilterChip pressed={status === undefined && all === true} onPress={() => show({ ...filters, all: true })}>
          {t('tasks.filter.all')}
        </FilterChip>
        {taskStatuses.map((one) => (
          <FilterChip
            key={one}
            pressed={status === one}
            onPress={() => show(status === one ? filters : { ...filters, status: one })}
            {...(counts === undefined ? {} : { count: format.number(counts[one]) })}
          >
            {t(`tasks.status.${one}`)}
          </FilterChip>
        ))}
      </div>
      <div className={styles.group}>
        <SearchInput
          label={t('tasks.filter.search')}
          hint={t('tasks.filter.searchHint')}
          value={search.q ?? ''}
          onChange={(q) => show(q.trim() === '' ? without('q') : { ...search, q })}
        />
        <FilterMenu
          name={t('tasks.filter.type')}
          any={t('tasks.filter.anyType')}
          chosen={type}
          options={Object.values(taskTypes).map((definition) => [
            definition.type,
            kindOf(definition.type).title(language),
          ])}
          onChoose={(next) => show(isTaskType(next) ? { ...search, type: next } : without('type'))}
        />
        <FilterMenu
          name={t('tasks.filter.who')}
          any={t('tasks.filter.anyone')}
          chosen={who}
          options={people.map((id) => [id, id === me?.id ? t('tasks.filter.me') : id])}
          onChoose={(next) => show(next === undefined ? without('who') : { ...search, who: next })}
        />
        <FilterMenu
          name={t('tasks.filter.time')}
          any={t('tasks.filter.times.any')}
          chosen={time}
          options={taskTimes.map((one) => [one, t(`tasks.filter.times.${one}`)])}
          onChoose={(next) => {
            const chosen = taskTimes.find((one) => one === next)
            show(chosen === undefined ? without('time') : { ...search, time: chosen })
          }}
        />
      </div>
    </div>
  )
}
