export const tasksEn = {
  title: 'Tasks',
} as const
