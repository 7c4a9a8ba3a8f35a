import type { Translation, engineErrors } from '@pf/task-contract'

export const engineErrorsRu: Translation<typeof engineErrors> = {
  internal: ({ reference }) => `Непредвиденная ошибка, номер для обращения: ${reference}`,
  timeout: ({ reference, seconds }) =>
    `Задача шла дольше разрешённых ${seconds} с и была остановлена, номер для обращения: ${reference}`,
  invalid_result: ({ reference }) => `Непредвиденная ошибка, номер для обращения: ${reference}`,
  invalid_input: ({ issues }) => `Сохранённые данные задачи не подходят к этой версии программы: ${issues}`,
  worker_lost: ({ losses }) =>
    `Процессы, выполнявшие задачу, прерывались (прерываний: ${losses}), поэтому она больше не повторяется. Посмотрите журнал сервера и повторите задачу`,
}
