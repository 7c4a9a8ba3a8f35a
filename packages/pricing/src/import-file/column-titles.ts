import { currencyNamedIn, withoutCurrencies } from './currency-sign.ts'
import { normaliseTitle, words } from './title-words.ts'
import { vatWords } from './vat.ts'

/** What a title says that its column is. */
export interface TitleMeaning {
  target: 'partNumber' | 'name' | 'vendor' | 'price' | 'quantity' | 'unit' | 'other'
  /** 1: says it outright; greater: only if no column says it better. */
  rank: number
}

/** Titles longer than this are sentences. */
const titleLength = 120

const rowNumber = words('^(?:№|#|n|no|nr|№ ?п ?/ ?[пн]|п ?/ ?[пн]|пп|№ пп|line|row|№ строки|номер строки|index)\\.?$')
const price = words('<цен[аыу]>|<цiна|<ціна|<ціни|<price|<ррц>|<рроц>|<мрц>|<мрп>|<мицп?>|<rrp>|<msrp>|<srp>')
const noPrice = words(
  '<(?:тип|вид|дата|изменение|история|группа|тип[ы]) цен|<price (?:type|date|group|list|category)|<сумм|<маржа|<margin|' +
    '<(?:total|ext|extended|line)\\.? (?:price|cost)|<(?:общая|итоговая|полная) (?:цена|стоимость)|<цена (?:всего|итого)',
)
const oldPrice = words('<до (?:скидки|акции)|<стар[аоы]|<old>|<before|<зачеркн|<предыдущ|<previous')
const weakPrice = words(
  '<стоимость|<вартість|<cost>|<розни[цч]|<розн>|<риц>|<опт>|<оптов|<дилер|<закуп|<retail|<wholesale|<dealer|<тариф|<прайс',
)
const sum = words(
  '<сумм|<суму|<sum>|<amount>|<value>|<worth>|<выручк|<оборот|<маржа|<margin|<profit|<прибыл|<наценк|<скидк|<знижк|<discount|<процент|%|<percent',
)

const stock = words(
  '<остат|<ост>|<наличи|<доступн|<свободн|<запас|<склад[аеуы]?>|<складах>|<stock|<on ?hand>|<avail|<balance|<inventory|' +
    '<залиш|<наявн|<вільн|<warehouse|<магазин|<филиал|<філі|<store>|<shop>|<depot>',
)
const quantity = words(
  '<колич|<кол ?- ?во>|<кол>|<к-во>|<qty|<quantity|<qnt>|<кільк|<к-сть>|^(?:шт|штук|pcs|pieces|amount|count)\\.?$',
)
const otherQuantity = words(
  '<приход|<расход|<поступ|<спис|<продаж|<продан|<реализ|<прода[жн]|<sold>|<sales?>|<заказ|<замовл|<order|<reserv|<в пути|<в дороз|' +
    '<транзит|<transit|<ожида|<очіку|<expected|<incoming|<нач>|<начал|<початк|<opening|<минимал|<мин>|<min>|<minim|<moq>|<макс|<max|' +
    '<reorder|<safety|<страхов|<target|<кратн|<квант|<партия|<batch|<multiple|<норм[аы]>|<срок|<дн[ия]|<days|<lead|<bought|<поставк|<доставк|<потребност|<неснижаем',
)
const place = words('<склад|<магазин|<филиал|<філі|<отдел|<пункт|<warehouse|<store>|<shop>|<depot>|<branch')
const noQuantity = words(
  '[?]$|^(?:код|id|номер|№|code|name|наименован|назван|адрес|тип|вид|дата|срок|место)|<status|<статус|<date|<дат[аы]>|<location|<group|<type>|<ячейк|' +
    '<менеджер|<manager|<address|<id>|<code>|<name>',
)
const forSale = words('<(?:для|к|под|for|to) (?:продаж|заказ|отгруз|реализ|sale|order)[a-zа-яіїєґ]*', 'g')
const reserved = words('<резерв')
const withoutReserve = words('<(?:без|за вычетом|кроме|минус|не в|excl\\w*|without) ?(?:учета )?резерв')
const perPack = words(
  '<(?:в|на|у|per|in|a)> ?(?:1 ?)?<(?:упак|уп>|короб|кор>|ящ|пал|подд|пач|pack|box|carton|pallet|case)|/ ?(?:упак|уп>|кор|pack|box)|' +
    '^(?:упак|кратн|pack|box|carton|moq)|<упаковк[еи]>',
)

const partNumber: readonly RegExp[] = [
  words(
    '<артикул|^арт\\.?$|<арт>\\.? ?(?:№|номер)|<part ?(?:number|num|no|nr|#|№|code|id)|^part$|<p ?/ ?n>|^pn$|<парт ?-?номер|<mpn>|' +
      '<каталожн\\S* ?(?:номер|№)|<кат(?:ал)?>\\.? ?(?:номер|№)|№ ?по ?кат|номер по кат|<(?:код|номер) (?:производит|изготов|виробн|вендор)|' +
      '<vendor (?:part|code)|<manufacturer (?:part|code|number)|<mf[rg]>\\.? ?(?:part|code|number|no|#|p)|<oem>|<articles?>|<art>\\.? ?(?:no|nr|number|#)|^art\\.?$|' +
      '<номер (?:детали|запчасти)|<заводской (?:номер|код)',
  ),
  words(
    '<sku>|<код (?:товар|номенкл|позиц|продук|издел|матер|артикул|1с|тмц|детал)|<(?:product|item|goods|material|stock|inventory|catalog(?:ue)?) ?' +
      '(?:code|id|number|num|no|nr|#)>|<номенклатурн\\S* ?(?:номер|№|код)|<ном>\\.? ?(?:номер|№)|^н\\.? ?н\\.?$|<id товар|<шифр товар',
  ),
  words('^(?:код|code|id|номер|number|модель|model|шифр|обозначение)\\.?$|[.]код$|<model (?:number|no|name|code)'),
  words('<штрих ?-?код|<bar ?-?code|<ean ?-?(?:13|8)?>|<gtin>|<upc>|^шк$'),
]
const name: readonly RegExp[] = [
  words(
    '<наименован|<назван|<найменув|<назва>|<номенклатур[аы]>|<(?:product|item|goods|part|material) (?:name|title)|^name$|^title$',
  ),
  words(
    '<описан|<description|<descr>|<опис>|^(?:товары?|product|products|item|items|goods|продукци?я?|изделие|изделия|материал|позиция|тмц)$',
  ),
  words('^характеристика|^(?:товар|product|item)>'),
]
const vendor = words(
  '<mf[rg]>|<вендор|<бренд|<производит|<изготовит|<марка>|<тм>|<vendor|<brand|<manufacturer|<maker|<виробник|<producer',
)
const unit = words(
  '^(?:ед|од|eи|еи|unit|units|uom|единица)\\.?$|<ед\\.? ?(?:изм|хран)|<единиц[аы] ?изм|<од\\.? ?вим|<одиниц[яі] вим|<unit of|<базовая ед',
)

/** Titles of columns that are known to be nothing that is imported. */
const category = words(
  '<категор|<группа|<группы|<подгрупп|<раздел|<рубрик|<category|<group|<тип>|<вид>|<type>|<types>|<class|<серия|<segment|<програм',
)
const party = words(
  '<организац|<поставщик|<постачальник|<контрагент|<клиент|<покупат|<исполнит|<supplier|<customer|<company|<компани',
)
const property = words(
  '<дат[аы]>|<date>|<period|<период|<фото|<photo|<image|<картин|<изображ|<ссылк|<url>|<link|<гарант|<warranty|<вес>|<weight|<масса|<объем|' +
    '<volume|<длина|<ширина|<высота|<размер|<size|<цвет|<colou?r|<страна|<країна|<country|<статус|<status|<коммент|<примеч|<note|<comment|<ндс>|' +
    '<пдв>|<vat>|<ставка|<налог|<tax|<тн ?вэд|<гтд>|<адрес|<телефон|<скрыть|<ошибк|<предупр|<снят',
)

/** A pivot table sums a column of its source, or counts its rows. */
const pivotSum = /^(?:сумма по полю|sum of) /
const pivotCount = /^(?:количество по полю|число элементов в столбце|count of) /

/** The first rows of a sheet are looked up again and again while its header is sought. */
const known = new Map<string, TitleMeaning | null>()
const knownLimit = 5_000

/** What a title means by the dictionaries; null where they don't know it. */
export function titleMeaning(text: string): TitleMeaning | null {
  if (text.length > titleLength) return null
  const cached = known.get(text)
  if (cached !== undefined) return cached
  const meaning = lookUp(text)
  if (known.size >= knownLimit) known.clear()
  known.set(text, meaning)
  return meaning
}

function lookUp(text: string): TitleMeaning | null {
  const title = normaliseTitle(text).replace(pivotSum, '')
  if (title === '') return null
  if (pivotCount.test(title)) return { target: 'other', rank: 1 }
  // "Номенклатура, № по кат., Производитель" is above all what it names first.
  const [first = ''] = title.split(/[,;(]/u)
  return meaningOf(first.trim(), title) ?? meaningOf(title, title)
}

function meaningOf(title: string, whole: string): TitleMeaning | null {
  if (title === '') return null
  if (rowNumber.test(title)) return { target: 'other', rank: 1 }
  if (price.test(title)) return priceMeaning(whole)
  if (unit.test(title)) return { target: 'unit', rank: 1 }
  const partNumberRank = partNumber.findIndex((pattern) => pattern.test(title))
  if (partNumberRank >= 0 && !category.test(title)) return { target: 'partNumber', rank: partNumberRank + 1 }
  if (stock.test(title) || quantity.test(title)) return quantityMeaning(title, whole)
  if (sum.test(title) && !vatWords.test(title))
    return isBareCurrency(title) ? { target: 'price', rank: 2 } : { target: 'other', rank: 1 }
  if (weakPrice.test(title)) return noPrice.test(title) ? { target: 'other', rank: 1 } : { target: 'price', rank: 2 }
  if (party.test(title) || category.test(title)) return { target: 'other', rank: 1 }
  if (vendor.test(title) && !property.test(title)) return { target: 'vendor', rank: 1 }
  const nameRank = name.findIndex((pattern) => pattern.test(title))
  if (nameRank >= 0) return { target: 'name', rank: nameRank + 1 }
  if (isBareCurrency(title)) return { target: 'price', rank: 2 }
  if (property.test(title) || otherQuantity.test(title) || perPack.test(title) || reserved.test(title)) {
    return { target: 'other', rank: 1 }
  }
  return null
}

function priceMeaning(title: string): TitleMeaning {
  if (noPrice.test(title)) return { target: 'other', rank: 1 }
  return { target: 'price', rank: oldPrice.test(title) ? 4 : 1 }
}

function quantityMeaning(title: string, whole: string): TitleMeaning {
  if ((sum.test(title) && !quantity.test(title)) || noQuantity.test(title) || isOtherQuantity(whole))
    return { target: 'other', rank: 1 }
  if (stock.test(whole)) return { target: 'quantity', rank: 1 }
  return { target: 'quantity', rank: 2 }
}

/** Whether a title speaks of another quantity than what is in stock: bought, sold, reserved, in a pack, at the beginning. */
export function isOtherQuantity(text: string): boolean {
  const title = normaliseTitle(text).replaceAll(forSale, ' ')
  return otherQuantity.test(title) || perPack.test(title) || (reserved.test(title) && !withoutReserve.test(title))
}

/** Whether a heading names a place, such as `Склад отдела продаж`: then its other words say nothing about the quantity. */
export function isPlace(text: string): boolean {
  return place.test(normaliseTitle(text))
}

/** `€ без ПДВ`, `RUR`, `RUR +100%`: a currency, VAT and figures, and no other word. */
function isBareCurrency(title: string): boolean {
  if (currencyNamedIn(title) === null) return false
  return !/\p{L}/u.test(withoutCurrencies(title.replace(vatWords, ' ')))
}
