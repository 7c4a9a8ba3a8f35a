import type { ListColumn, ListKind } from '@pf/contract'
import { normaliseTitle, words } from '../import-file/title-words.ts'

/** What the columns of each list are called, in English and Russian; the first that fits a title is meant. */
const titles: Record<ListKind, readonly (readonly [ListColumn, RegExp])[]> = {
  lots: [
    [
      'item',
      words(
        '^(?:item|items|bundle item|item lot|made of|позиция|позиции|состав|позиция комплекта|компонент комплекта)$',
      ),
    ],
    ['quantity', words('^(?:quantity|qty|количество|кол ?-? ?во|кол)\\.?$')],
    ['kind', words('^(?:kind|type|вид|тип)$')],
    ['category', words('^(?:category|group|категория|группа)$')],
    ['description', words('^(?:description|описание)$')],
    ['name', words('^(?:lot|лот|lot name|name|component|имя|имя lot|название|наименование|компонент)$')],
  ],
  mappings: [
    [
      'replacedByVendor',
      words('^(?:vendor of (?:the )?replacement|replacement vendor|вендор замены|производитель замены)$'),
    ],
    ['replacedBy', words('^(?:replaced by|replacement|замена|заменен на|чем заменен)$')],
    ['ignored', words('^(?:ignored?|игнор|игнорировать|игнорируется|не учитывать)$')],
    ['primary', words('^(?:primary|primary pn|main|основной|основной партномер|главный)$')],
    ['description', words('^(?:description|name|описание|наименование|название)$')],
    ['lot', words('^(?:lot|лот|lot name|component|компонент|имя lot)$')],
    ['vendor', words('^(?:vendor|brand|manufacturer|вендор|бренд|производитель)$')],
    [
      'partNumber',
      words(
        '^(?:part ?(?:number|no|num|#)|p/?n|pn|mpn|sku|article|партномер|парт ?номер|артикул|код производителя)\\.?$',
      ),
    ],
  ],
}

/** What a title says that its column is in such a list; null where it says nothing. */
export function listTitleMeaning(list: ListKind, title: string): ListColumn | null {
  const normal = normaliseTitle(title)
  return titles[list].find(([, pattern]) => pattern.test(normal))?.[0] ?? null
}
