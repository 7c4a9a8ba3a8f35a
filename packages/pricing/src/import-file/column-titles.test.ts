import { expect, test } from 'vitest'
import { titleMeaning } from './column-titles.ts'

/** Titles by what they mean, the best first; separated by `|`. */
const dictionary: Record<string, string> = {
  'partNumber 1':
    'Артикул|Арт. №|Партномер|Part #|P/N|Manufacturer Part Number|Mfr. Part #|Каталожный №|№ по каталогу|Код производителя|Номенклатура.Артикул|PartNumber',
  'partNumber 2': 'SKU|Ваш SKU *|Код товара|Item No.|Product Code|PRODUCT_ID|Номенклатурный номер|Н.Н.',
  'partNumber 3': 'Код|Code|Модель|Номенклатура.Код',
  'partNumber 4': 'Штрих-код|Barcode|EAN13',
  'name 1': 'Наименование|Название товара|Номенклатура, № по кат., Производитель|Product name|Назва|Найменування',
  'name 2': 'Товар|PRODUCT_DESCRIPTION|Item Description|Описание',
  'vendor 1': 'Вендор|Бренд|Производитель|Brand|Manufacturer|Виробник',
  'price 1': 'Цена, руб.|Цена за ед.изделия руб. без НДС|NET_SALE_PRICE|Unit price|РРЦ|Ціна|Основная цена',
  'price 2':
    ' € без ПДВ|€ с учётом ПДВ|RUR +100%|Стоимость|Стоимость с учётом НДС 22%|Стоимость без учета 20% НДС|Стоимость в том числе НДС 22%|Unit cost|Опт|Розничная',
  'price 4': 'Цена до скидки',
  'quantity 1':
    'Остаток|Количество Остаток|Наличие, шт.|В наличии|Доступно к продаже|Остаток (без резерва)|Stock|Qty on hand|Кон. ост.|Склад Москва|Залишок|Наявність',
  'quantity 2': 'Количество|Кол-во|Qty|Кількість|Количество (в ед. хранения)',
  'unit 1': 'Ед.|Ед. изм.|Базовая Ед. изм.|UOM|Од. вим.',
  'other 1':
    '№ п/п|Сумма (в рег. валюте)|Total price|Stock value|Stock status|Нач. остаток|Приход|Расход|Продано|Резерв|В пути|Ваш заказ|Мин. партия|' +
    'Кол-во в упаковке|Шт. в коробке|Срок поставки, дни|ID поставщика|Код склада|Группа товара|Вес, кг|Гарантия|Ставка НДС|Скидка, %|Фото|Статус|PROFIT_MARGIN_VALUE',
  unknown: 'Москва|Уровень|Xyz',
}

const titles = Object.entries(dictionary).flatMap(([meaning, list]) =>
  list.split('|').map((title) => ({ title, meaning })),
)

test.each(titles)('"$title" means $meaning', ({ title, meaning }) => {
  const found = titleMeaning(title)
  expect(found === null ? 'unknown' : `${found.target} ${found.rank}`).toBe(meaning)
})

test('a sentence is no title', () => expect(titleMeaning(`Цена ${'очень длинная '.repeat(10)}`)).toBeNull())
