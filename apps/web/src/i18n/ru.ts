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
    tryAgain: 'Повторить',
    details: 'Технические подробности',
    copy: 'Скопировать',
    copied: 'Скопировано',
    loading: 'Загрузка',
    none: '—',
    reconnecting: 'Восстанавливаем связь с сервером…',
  },
  nav: { stock: 'Склад', tasks: 'Задачи' },
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
    conflict: { title: 'За это время что-то изменилось' },
    badRequest: { title: 'Сервер не смог это принять' },
    tooLarge: { title: 'Файл слишком большой' },
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
  stock: stockRu,
  tasks: tasksRu,
} satisfies Russian<typeof en>
