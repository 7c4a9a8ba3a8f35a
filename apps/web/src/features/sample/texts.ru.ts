import type { Russian } from '../../i18n/plural.ts'
import type { sampleEn } from './texts.en.ts'

export const sampleRu = {
  offer: {
    title: 'Хотите сначала осмотреться?',
    text: 'Загрузите пример — вымышленного сборщика серверов: 2 000 компонентов, 6 000 партномеров 25 вендоров, 400 из них не сопоставлены, и остатки трёх складов. Это займёт несколько секунд. Удалить пример потом нельзя: для своих данных заведите новую папку данных.',
    load: 'Загрузить пример',
  },
  size: 'Размер',
  sizeTimes: '{{scale, number}} × обычный пример',
  sizeOnce: 'Обычный пример',
  result: {
    lots: 'Компонентов',
    bundles: 'Из них комплектов',
    partNumbers: 'Партномеров',
    unmapped: 'Не сопоставлено',
    ignored: 'Игнорируется',
    warehouses: 'Складов',
    stockLines: 'Строк остатков',
    toMappings: 'К сопоставлениям',
    toComponents: 'К компонентам',
    toStock: 'К остаткам',
  },
} satisfies Russian<typeof sampleEn>
