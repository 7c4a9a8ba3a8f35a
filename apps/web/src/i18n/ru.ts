import { booksRu } from '../features/books/texts.ru.ts'
import { filesRu } from '../features/files/texts.ru.ts'
import { listsRu } from '../features/lists/texts.ru.ts'
import { lotsRu } from '../features/lots/texts.ru.ts'
import { mappingsRu } from '../features/mappings/texts.ru.ts'
import { partNumberSurveyRu } from '../features/mappings/result/texts.ru.ts'
import { sampleRu } from '../features/sample/texts.ru.ts'
import { stockRu } from '../features/stock/texts.ru.ts'
import { tasksRu } from '../features/tasks/texts.ru.ts'
import type { en } from './en.ts'
import type { Russian } from './plural.ts'

export const ru = {
  app: {
    name: 'PriceForge',
    menu: 'Меню',
    navigation: 'Основная навигация',
    breadcrumbs: 'Вы здесь',
    skip: 'Перейти к содержанию',
    switchLanguage: 'Switch to English',
    theme: { light: 'Включить светлую тему', dark: 'Включить тёмную тему' },
    close: 'Закрыть',
    clearSearch: 'Очистить поиск',
    tryAgain: 'Повторить',
    details: 'Технические подробности',
    copy: 'Скопировать',
    copied: 'Скопировано',
    loading: 'Загрузка',
    none: '—',
    sortBy: 'Сортировать: {{column}}',
    reconnecting: 'Восстанавливаем связь с сервером…',
  },
  nav: { components: 'Компоненты', stock: 'Склад', mappings: 'Сопоставления', tasks: 'Задачи' },
  errors: {
    network: {
      title: 'Сервер не отвечает',
      advice:
        'Ничего не потеряно: запущенные задачи продолжаются. Проверьте, работает ли PriceForge; страница подключится сама.',
    },
    unreadable: {
      title: 'Не удалось прочитать ответ',
      advice:
        'Что-то между этой страницей и PriceForge изменило ответ. Обновите страницу; если не поможет, проверьте прокси.',
    },
    notFound: { title: 'Здесь этого больше нет', advice: 'Возможно, запись удалена или в адресе опечатка.' },
    forbidden: { title: 'Вам это не разрешено', advice: 'Попросите разрешение у администратора.' },
    conflict: {
      title: 'За это время что-то изменилось',
      advice: 'Обновите страницу, чтобы увидеть, как есть сейчас, и попробуйте ещё раз.',
    },
    badRequest: {
      title: 'Сервер не смог это принять',
      advice: 'Проверьте введённое и попробуйте ещё раз. Что именно не подходит, сказано в технических подробностях.',
    },
    tooLarge: {
      title: 'Это слишком много сразу',
      advice: 'Отправляйте меньшими частями. Предел назван в технических подробностях.',
    },
    task: {
      unknownType: 'Сервер не знает задач этого типа. Обновите страницу: возможно, она другой версии.',
      invalidInput:
        'С такими данными задачу не запустить, или её файл больше не хранится. Что именно не подходит, сказано в технических подробностях.',
      idempotencyConflict: 'Такая же отправка уже была, но с другими данными. Обновите страницу и отправьте снова.',
      notCancellable: 'Задача уже завершилась, отменять нечего.',
      held: 'Задача сейчас занята другой операцией. Ничего не изменено: повторите чуть позже.',
      notRetryable: 'Снова запустить можно только задачу, которая завершилась ошибкой или была отменена.',
      storageFull:
        'На диске нет места, ничего не сохранено. Попросите администратора освободить место и попробуйте ещё раз.',
    },
    internal: {
      title: 'На сервере произошла ошибка',
      advice: 'Попробуйте ещё раз. Если не поможет, передайте технические подробности, они ниже.',
    },
    page: {
      title: 'На этой странице произошла ошибка',
      advice: 'Обновите её. Если не поможет, передайте технические подробности, они ниже.',
      reload: 'Обновить',
    },
    missingPage: {
      title: 'Такой страницы нет',
      advice: 'Возможно, в адресе опечатка или он от прежней версии.',
      home: 'На склад',
    },
  },
  books: booksRu,
  files: filesRu,
  lists: listsRu,
  partNumberSurvey: partNumberSurveyRu,
  lots: lotsRu,
  mappings: mappingsRu,
  sample: sampleRu,
  stock: stockRu,
  tasks: tasksRu,
} satisfies Russian<typeof en>
