import type { Language } from '../../../i18n/i18n.ts'

export interface ReadWarning {
  readonly code: string
  readonly text: string
}

/** The readers' warnings in Russian, by their codes; what place and number each names is in its English sentence alone. */
const ru: Readonly<Record<string, string>> = {
  headerRepaired: 'Заголовок файла mxl повреждён (копировали в текстовом режиме); сама таблица цела и прочитана.',
  headerMissing: 'У файла mxl нет заголовка; сама таблица прочитана.',
  versionUnknown: 'Версия формата mxl не из известных (от 5 до 12); проверьте строки.',
  encodingGuessed: 'Кодировка определена по содержанию; проверьте буквы.',
  hiddenRows: 'В листе есть скрытые строки; они прочитаны наравне с другими.',
  errorCell: 'В листе есть ячейки с ошибкой.',
  errorCellsMore: 'В листе есть ячейки с ошибкой.',
  digitsLost: 'В листе есть числа длиннее 15 цифр: Excel хранит только 15, у длинных кодов остальные потеряны.',
  digitsLostMore: 'В листе есть числа длиннее 15 цифр: Excel хранит только 15, у длинных кодов остальные потеряны.',
  coveredCells: 'Ячейки, скрытые под объединёнными, пропущены.',
  referencesWithoutText: 'В ячейках есть ссылки на объекты 1С, текста у них в файле нет.',
}

/** What the readers warn of, each sentence once. A code that this console does not know keeps its English sentence. */
export function warningTexts(warnings: readonly ReadWarning[], language: Language): string[] {
  return [...new Set(warnings.map(({ code, text }) => (language === 'ru' ? (ru[code] ?? text) : text)))]
}
