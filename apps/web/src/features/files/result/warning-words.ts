import type { ReadWarning } from '@pf/contract'
import type { Language } from '../../../i18n/i18n.ts'

type Params = NonNullable<ReadWarning['params']>

/** csv and most mxl files have one sheet, without a name. */
const onSheet = ({ sheet }: Params) => (sheet === undefined || sheet === '' ? '' : `, лист «${sheet}»`)

/** The readers' warnings in Russian, by their codes. */
const ru: Readonly<Record<string, (params: Params) => string>> = {
  headerRepaired: () => 'Заголовок файла mxl повреждён (копировали в текстовом режиме); сама таблица цела и прочитана.',
  headerMissing: () => 'У файла mxl нет заголовка; сама таблица прочитана.',
  versionUnknown: ({ version }) => `Версия формата mxl ${version} не из известных (от 5 до 12); проверьте строки.`,
  encodingGuessed: ({ encoding }) => `Кодировка определена по содержанию: ${encoding}; проверьте буквы.`,
  hiddenRows: (p) => `Скрытые строки прочитаны наравне с другими: ${p['count']}${onSheet(p)}.`,
  errorCell: (p) => `В ячейке ${p['cell']} ошибка ${p['error']}${onSheet(p)}.`,
  errorCellsMore: (p) => `Других ячеек с ошибкой: ${p['count']}${onSheet(p)}.`,
  digitsLost: (p) =>
    `В ячейке ${p['cell']} число ${p['number']}${onSheet(p)}: Excel хранит 15 цифр, у более длинного кода остальные потеряны.`,
  digitsLostMore: (p) => `Других чисел длиннее 15 цифр: ${p['count']}${onSheet(p)}.`,
  coveredCells: (p) => `Ячейки, скрытые под объединёнными, пропущены: ${p['count']}${onSheet(p)}.`,
  sameTextWaits: ({ count }) =>
    `У вендоров ждут сопоставления партномера с тем же текстом, что и сопоставленные в файле без вендора: ${count}. Это другие партномера: укажите в файле их вендоров или найдите их на вкладке «С подсказкой».`,
  rejectedRows: () =>
    'В файле строки, отклонённые прежним импортом. Если не указать, что это все остатки, он считается их частью: партномера, которых в нём нет, сохранят свои остатки.',
  referencesWithoutText: ({ count }) => `В ячейках есть ссылки на объекты 1С, текста у них в файле нет: ${count}.`,
}

/** What the readers warn of. A code that this console does not know, or whose params were not kept, has its English sentence. */
export function warningTexts(warnings: readonly ReadWarning[], language: Language): string[] {
  const texts = warnings.map(({ code, params, text }) => {
    if (language === 'en' || params === undefined || !Object.hasOwn(ru, code)) return text
    return ru[code]?.(params) ?? text
  })
  return [...new Set(texts)]
}
