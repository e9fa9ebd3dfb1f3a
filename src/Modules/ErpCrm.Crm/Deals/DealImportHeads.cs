using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Deals;

/// <summary>What other products call the columns of deals, and whether one is over.</summary>
internal static class DealImportHeads
{
    private static readonly HashSet<string> Open = Folded(
        "open", "opened", "in progress", "in work", "active", "no", "n", "false", "0", "открыта", "открыто", "открытая",
        "в работе", "в процессе", "активна", "нет", "не закрыта", "ложь", "ачык", "иште", "жок");

    private static readonly HashSet<string> Over = Folded(
        "won", "lost", "closed", "closed won", "closed lost", "success", "failure", "deleted", "yes", "y", "true", "1",
        "deal won", "deal lost", "выиграна", "выиграно", "проиграна", "проиграно", "закрыта", "закрыто", "завершена",
        "успешно реализовано", "закрыто и не реализовано", "сделка успешна", "сделка провалена", "успешна", "провалена",
        "успех", "провал", "анализ причины провала", "отменена", "да", "истина", "утуп алынды", "ишке ашпады",
        "жабылды", "ооба");

    public static IReadOnlyList<ProductHeads> All { get; } = ProductHeads.Read("""
        # Pipedrive
        name: *Deal - Title | *Сделка - Название
        company: *Deal - Organization | Organization - Name | *Сделка - Организация
        stage: *Deal - Stage | *Сделка - Этап
        status: *Deal - Status | *Сделка - Статус
        amount: *Deal - Value | *Сделка - Стоимость
        currency: *Deal - Currency of Value | *Deal - Currency | *Сделка - Валюта
        expectedCloseOn: *Deal - Expected close date | *Сделка - Ожидаемая дата закрытия
        ownProbability: *Deal - Probability | *Сделка - Вероятность
        owner: *Deal - Owner | *Сделка - Владелец
        tags: *Deal - Label | *Deal - Labels | *Сделка - Метка | *Сделка - Метки
        note: Deal - Note | Deal - Notes | Note
        -: *Deal - ID | *Deal - Pipedrive System ID | *Deal - Contact person | *Deal - Pipeline | *Deal - Creator
        | *Deal - Deal created | *Deal - Creation date | *Deal - Weighted value | *Deal - Won time
        | *Deal - Lost time | *Deal - Lost reason | *Deal - Closed on | *Deal - Deal closed on
        | *Deal - Next activity date | *Deal - Last activity date | *Deal - Last stage change
        | *Deal - Total activities | *Deal - Done activities | *Deal - Activities to do | *Deal - Update time
        | *Deal - Email messages count | *Deal - Product name | *Deal - Product quantity | *Deal - Product amount
        | *Deal - Visible to | *Deal - Source origin | *Deal - Archive status | Person - Name | Person - Email
        | Person - Phone | Сделка - Контактное лицо | Сделка - Воронка | Сделка - Сделка создана

        # HubSpot
        name: *Deal Name
        company: *Associated Company | *Primary Associated Company | *Associated Company (Primary)
        stage: *Deal Stage
        status: *Is Deal Closed? | *Is Closed | *Deal Status
        amount: Amount
        currency: Currency | *Deal currency
        expectedCloseOn: Close Date
        owner: *Deal owner
        note: *Deal Description | Description
        -: *Record ID | Record ID - Deal | Pipeline | Create Date | *Last Activity Date | *Last Modified Date
        | *Associated Contact | *Associated Contact IDs | *Associated Company IDs | *Associated Company IDs (Primary)
        | *Amount in company currency | *Deal Type | *Deal probability | *Weighted amount | *Forecast amount
        | *Forecast category | *Is Closed Won | *Is closed lost | *Closed Lost Reason | *Closed Won Reason | Priority
        | *Days to close | Next step | *Annual contract value | *Total contract value
        | *Number of Associated Contacts | Original Traffic Source

        # Bitrix24
        name: Название сделки | *Deal Name | Название
        company: Компания | Company | Company Name | Название компании
        stage: *Стадия сделки | Стадия | Stage
        status: *Сделка закрыта | Closed
        status: *Группа стадий | *Deal status | *Stage group
        amount: Сумма | *Income | Total
        currency: Валюта | Currency
        expectedCloseOn: *Предполагаемая дата закрытия | *Assumed close date | *Expected close date
        | Дата завершения | End date
        ownProbability: *Вероятность, % | *Probability, % | Вероятность | Probability
        startsOn: Дата начала | Start date
        owner: Ответственный | Responsible | Responsible person
        note: Комментарий | Comment | *Дополнительно об источнике | *Source information
        -: ID | Контакт | Contact | Контакты | *Направление | Воронка | Pipeline | Тип | Type | Товар | Product
        | Источник | Source | *Кем создана | *Кем изменена | Created by | Modified by | Дата создания
        | Дата изменения | Created | Modified | Created on | Modified on | *Сумма/Валюта | *Amount/Currency
        | *Создана CRM-формой | *Created by CRM form | *Новая сделка | *Повторная сделка | *Repeat deal
        | *Повторное обращение | *Repeat inquiry | *Доступна для всех | *Available to everyone | *Дела
        | *Дата события | *Тип события | *Описание события | *Список компаний | *Список контактов | Состояние
        | *Интернет-магазин | *Бизнес-процессы | Клиент | Client

        # amoCRM
        name: Название сделки | *Lead title | Lead name
        company: Компания | *Компания контакта | Company | *Contact's company
        stage: *Этап сделки | *Статус сделки | *Lead stage | *Pipeline stage
        amount: Бюджет | *Sale | Budget
        owner: Ответственный | *Responsible user
        tags: Теги | *Теги сделки | Tags
        note: Примечание | *Примечание 1 | *Примечание 2 | *Примечание 3 | *Примечание 4 | *Примечание 5
        | Note | *Note 1 | *Note 2 | *Note 3 | *Note 4 | *Note 5
        -: ID | *Воронка | Pipeline | *Дата создания сделки | *Кем создана сделка | Дата создания | *Кем создано
        | Дата редактирования | *Кем редактирована | Дата закрытия | *Ближайшая задача | *Полное имя контакта
        | *Основной контакт | *Main contact | *Ответственный за контакт | *Рабочий телефон
        | *Рабочий прямой телефон | *Мобильный телефон | Факс | *Домашний телефон | *Другой телефон
        | *Рабочий email | *Личный email | *Другой email | *Рабочий телефон (контакт) | *Рабочий email (контакт)
        | Должность | Адрес | Город | Источник | Товар | utm_source | utm_medium | utm_campaign | utm_term
        | utm_content | Created at | *Closed at | Created by | *Closest task

        # 1C
        name: Наименование | Сделка
        company: Партнер | Клиент | Контрагент
        stage: *Текущий этап | *Этап процесса | Этап
        status: Статус | Состояние
        amount: *Потенциальная сумма продажи | *Потенциал | Сумма
        currency: Валюта
        expectedCloseOn: *Плановая дата завершения | *Дата окончания | *Срок реализации
        ownProbability: *Вероятность успешного завершения | Вероятность
        startsOn: Дата начала
        owner: Ответственный | *Ответственный менеджер | Менеджер
        note: Комментарий | Описание | *Дополнительная информация
        -: Код | *Вид сделки | *Соглашение с клиентом | *Причина проигрыша сделки | *Причина проигрыша | Дата
        | *Обособленный учет товаров по сделке | *Сделка с клиентом | *Пометка удаления | Закрыта | Ссылка
        """);

    /// <summary>A stage without the pipeline that some write behind it: <c>Closed won (Sales)</c>.</summary>
    public static string WithoutPipeline(string called) =>
        called.TrimEnd() is [.., ')'] stage && stage.LastIndexOf('(') is > 0 and var at
            ? stage[..at].TrimEnd()
            : called.Trim();

    /// <summary>Whether a deal of which this is said is over; null where the word says nothing of it.</summary>
    public static bool? IsOver(string called)
    {
        var word = SearchText.Fold(WithoutPipeline(called));
        return Over.Contains(word) ? true : Open.Contains(word) ? false : null;
    }

    private static HashSet<string> Folded(params string[] words) =>
        [.. words.Select(SearchText.Fold)];
}
