import { rejectedRowTitles } from '@pf/contract'
import type { LotRejectionReason, MappingRejectionReason, RejectionReason } from '@pf/contract'

type Reason = LotRejectionReason | MappingRejectionReason | RejectionReason

interface RejectionWords {
  /** Titles of the columns that tell why. */
  readonly titles: readonly [row: string, column: string, reason: string]
  readonly reasons: Readonly<Record<Reason, string>>
}

/** What a workbook of rejected rows says, and the command line in English. */
export const rejectionWords: Record<'en' | 'ru', RejectionWords> = {
  en: {
    titles: rejectedRowTitles.en,
    reasons: {
      nameMissing: 'There is no name',
      nameUnusable: 'A name has at most 100 characters in one line',
      nameDamaged: 'A spreadsheet program has made something else of the name',
      cellError: 'The cell holds an error',
      categoryUnusable: 'A category has at most 100 characters in one line',
      descriptionTooLong: 'A description has at most 10 000 characters',
      kindUnknown: 'The kind is neither "component" nor "bundle"',
      quantityWrong: 'The quantity is no number above zero',
      quantityAmbiguous: 'The quantity may be a fraction or thousands: write 1125 or 1.1250',
      differs: 'Another row says something else of the same name or part number',
      itemOfComponent: 'A plain component has no items',
      itemTwice: 'The item is named twice; name it once, with the sum',
      itemIsItself: 'A LOT cannot be an item of itself',
      itemUnknown: 'There is no such LOT, or it is rejected too',
      itemIsBundle: 'The item is a bundle; items are plain components',
      itemOfBundles: 'It is an item of bundles, so it cannot become one',
      otherRow: 'Another row of the same name or part number is rejected',
      partNumberMissing: 'There is no part number',
      codeDamaged: 'A spreadsheet program has damaged the code',
      codeTooLong: 'The part number or vendor is too long',
      flagUnknown: 'Expected "yes" or "no"',
      lotUnknown: 'There is no such LOT',
      twoLots: 'The file maps the part number to two LOTs',
      primaryTwice: 'The file names two primary part numbers of the LOT',
      primaryWithoutLot: 'A primary part number has a LOT and is not ignored',
      replacementUnknown: 'There is no such part number, or it is rejected too',
      replacedInCircle: 'The part number would be replaced by itself, in one step or several',
      quantityUnreadable: 'The quantity is no number',
      priceUnreadable: 'The price is no number',
      currencyDiffers: 'The currency is not that of the import',
    },
  },
  ru: {
    titles: rejectedRowTitles.ru,
    reasons: {
      nameMissing: 'Нет имени',
      nameUnusable: 'Имя — не длиннее 100 знаков, в одну строку',
      nameDamaged: 'Табличный редактор испортил имя',
      cellError: 'В ячейке ошибка',
      categoryUnusable: 'Категория — не длиннее 100 знаков, в одну строку',
      descriptionTooLong: 'Описание — не длиннее 10 000 знаков',
      kindUnknown: 'Вид — ни «компонент», ни «комплект»',
      quantityWrong: 'Количество — не число больше нуля',
      quantityAmbiguous: 'Количество может быть дробью или тысячами: пишите 1125 или 1,1250',
      differs: 'В другой строке о том же имени или партномере сказано иное',
      itemOfComponent: 'У простого компонента нет позиций',
      itemTwice: 'Позиция указана дважды: укажите один раз, с общим количеством',
      itemIsItself: 'LOT не может быть позицией самого себя',
      itemUnknown: 'Такого LOT нет, или он тоже отклонён',
      itemIsBundle: 'Позиция — комплект, а позициями бывают простые компоненты',
      itemOfBundles: 'Он входит в комплекты и не может стать комплектом',
      otherRow: 'Отклонена другая строка того же имени или партномера',
      partNumberMissing: 'Нет партномера',
      codeDamaged: 'Табличный редактор испортил код',
      codeTooLong: 'Партномер или вендор слишком длинный',
      flagUnknown: 'Ожидалось «да» или «нет»',
      lotUnknown: 'Такого LOT нет',
      twoLots: 'Файл сопоставляет партномер с двумя LOT',
      primaryTwice: 'В файле два основных партномера этого LOT',
      primaryWithoutLot: 'Основному партномеру нужен LOT, и он не должен игнорироваться',
      replacementUnknown: 'Такого партномера нет, или он тоже отклонён',
      replacedInCircle: 'Партномер оказался бы заменой самого себя, в один или несколько шагов',
      quantityUnreadable: 'Количество — не число',
      priceUnreadable: 'Цена — не число',
      currencyDiffers: 'Валюта не та, что у импорта',
    },
  },
}
