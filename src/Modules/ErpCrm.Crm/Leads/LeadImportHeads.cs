using ErpCrm.Platform.Imports;

namespace ErpCrm.Crm.Leads;

/// <summary>What other products call the columns of leads, and where those came from.</summary>
internal static class LeadImportHeads
{
    private static readonly Dictionary<LeadSource, string[]> Sources = new()
    {
        [LeadSource.Website] = ["Web site", "Web", "Веб-сайт", "Веб-форма", "CRM-форма", "Web form", "Live chat",
            "Онлайн-чат", "Открытая линия", "Заявка с сайта", "Интернет-магазин", "Online store", "Organic search",
            "Paid search", "Direct traffic", "Поиск"],
        [LeadSource.Referral] = ["Referrals", "Word of mouth", "Recommendation", "Рекомендация", "По рекомендации",
            "Сарафанное радио"],
        [LeadSource.Event] = ["Conference", "Exhibition", "Trade show", "Fair", "Webinar", "Выставка", "Конференция",
            "Мероприятие", "Вебинар"],
        [LeadSource.Outreach] = ["Call", "Phone call", "Cold call", "Email", "E-mail", "Email marketing", "Звонок",
            "Входящий звонок", "Исходящий звонок", "Холодный звонок", "Электронная почта", "Рассылка",
            "Прямые продажи"],
        [LeadSource.Partner] = ["Partners", "Партнеры"],
        [LeadSource.SocialMedia] = ["Social", "Organic social", "Paid social", "Facebook", "Instagram", "Telegram",
            "WhatsApp", "LinkedIn", "ВКонтакте", "Соцсети", "Социальные сети"],
        [LeadSource.ReturningClient] = ["Existing client", "Existing customer", "Существующий клиент",
            "Повторный клиент", "Повторные продажи"],
        [LeadSource.Other] = ["Offline sources", "Other sources", "Own contact", "Свой контакт", "Advertising",
            "Реклама", "Manually created", "Import", "Импорт"],
    };

    public static IReadOnlyList<ProductHeads> All { get; } = ProductHeads.Read("""
        # Pipedrive
        name: *Lead - Contact person | *Lead - Person | Person - Name | *Лид - Контактное лицо
        name: *Lead - Title | *Лид - Название
        title: *Lead - Title | *Лид - Название
        companyName: *Lead - Organization | Organization - Name | *Лид - Организация
        email: Person - Email | Person - Email - Work | Person - Email - Home | Person - Email - Other
        phone: Person - Phone | Person - Phone - Work | Person - Phone - Mobile | Person - Phone - Home
        | Person - Phone - Other
        source: *Lead - Source | *Lead - Lead source | *Лид - Источник
        estimatedValue: *Lead - Value | *Лид - Стоимость
        currency: *Lead - Currency of Value | *Lead - Currency | *Lead - Value currency
        owner: *Lead - Owner | *Лид - Владелец
        tags: *Lead - Label | *Lead - Labels | *Лид - Метка | *Лид - Метки
        note: Lead - Note | Lead - Notes | Note
        -: *Lead - ID | *Lead - Pipedrive System ID | *Lead - Lead created | *Lead - Lead created on | Lead - Status
        | Lead - Archive time | Lead - Update time | Lead - Visible to | *Lead - Next activity date
        | Lead - Expected close date | *Lead - Source channel | *Lead - Source channel ID | Lead - Source origin
        | Lead - Lead archived | *Lead - Creator | Lead - Has unread | Лид - Лид создан

        # HubSpot
        name: *First Name | *Last Name | *Associated Contact
        name: *Lead name
        title: *Lead name
        companyName: *Associated Company | Company Name | *Primary Associated Company | Company
        email: Email | *Work email
        phone: Phone Number | *Mobile Phone Number
        source: *Original Traffic Source | *Original Source | Lead Source
        owner: *Lead owner | *Contact owner
        note: Message | Description
        -: *Record ID | Record ID - Contact | *Lead Status | *Lifecycle Stage | *Lead pipeline | *Lead stage
        | *Lead pipeline stage | *Lead label | Lead type | Create Date | Last Activity Date | Last Modified Date
        | *Marketing contact status | Job Title | City | Country/Region | Associated Contact IDs
        | *Associated Company IDs | Original Traffic Source Drill-Down 1 | Original Traffic Source Drill-Down 2

        # Bitrix24
        name: *Имя | *Отчество | *Фамилия | First Name | *Second Name | *Middle Name | Last Name
        name: *Полное имя | Full name
        name: *Название лида | *Lead Name
        title: *Название лида | *Lead Name
        companyName: Название компании | Company Name | Компания
        email: *Рабочий e-mail | *Частный e-mail | *Другой e-mail | E-mail | *Work E-mail | *Home E-mail
        | *Other E-mail
        phone: Рабочий телефон | Мобильный телефон | Домашний телефон | Другой телефон | Телефон | Phone
        | Work Phone | Mobile | Home Phone | *Other Phone Number
        source: Источник | Source
        estimatedValue: *Возможная сумма | *Opportunity | Сумма | Total
        currency: Валюта | Currency
        owner: Ответственный | Responsible | Responsible person
        note: Комментарий | Comment | *Дополнительно об источнике | *Source information
        -: ID | Статус | Status | Стадия | Stage | *Дополнительно о статусе | *Status information | *Обращение
        | *Salutation | Должность | Position | Дата рождения | Date of birth | Адрес | Address | Сайт | Site
        | Мессенджер | Messenger | Товар | Product | *Кем создан | *Кем изменен | Created by | Modified by
        | Дата создания | Дата изменения | Created | Modified | Created on | Modified on | *Сумма/Валюта
        | *Amount/Currency | *Создан CRM-формой | *Created by CRM form | *Повторный лид | *Repeat lead | *Дела
        | *Доступен для всех | *Available to everyone | Состояние | *Status group | *Сконвертированные
        | *Список компаний | *Список контактов | *Бизнес-процессы | Клиент | Client

        # amoCRM
        name: *Полное имя контакта | Основной контакт | Контакт | *Contact's full name | *Main contact
        name: Название сделки | Название | *Lead title | Lead name
        title: Название сделки | Название | *Lead title | Lead name
        companyName: Компания | *Компания контакта | Company | *Contact's company
        email: *Рабочий email | *Личный email | *Другой email | *Рабочий email (контакт) | *Work email
        | *Personal email | *Other email
        phone: *Рабочий телефон | *Рабочий прямой телефон | Мобильный телефон | Домашний телефон | Другой телефон
        | *Рабочий телефон (контакт) | *Мобильный телефон (контакт) | *Work phone | *Work direct phone
        | *Mobile phone | *Home phone | *Other phone
        source: Источник | Source
        estimatedValue: Бюджет | *Sale | Budget
        owner: Ответственный | Responsible user
        tags: Теги | *Теги сделки | Tags
        note: Примечание | *Примечание 1 | *Примечание 2 | *Примечание 3 | *Примечание 4 | *Примечание 5
        | Note | *Note 1 | *Note 2 | *Note 3 | *Note 4 | *Note 5
        -: ID | *Этап сделки | *Статус сделки | *Воронка | *Lead stage | *Pipeline | *Дата создания сделки
        | *Кем создана сделка | Дата создания | *Кем создано | Дата редактирования | *Кем редактирована
        | Дата закрытия | *Ближайшая задача | *Ответственный за контакт | Факс | Fax | Должность | Position
        | Адрес | Город | utm_source | utm_medium | utm_campaign | utm_term | utm_content | Created at | Created by
        | *Closed at | *Closest task

        # 1C
        name: Контактное лицо | Контакт | ФИО
        name: Наименование | Лид
        title: Наименование | Лид
        companyName: *Наименование организации | Компания | Организация | Контрагент
        email: *Адрес электронной почты | Электронная почта | E-mail | Email
        phone: Телефон | Телефоны
        source: *Источник привлечения | *Канал первичного интереса | *Источник первичного интереса | Источник
        estimatedValue: *Потенциальная сумма | Сумма
        currency: Валюта
        owner: Ответственный | *Основной менеджер
        note: Комментарий | *Дополнительная информация | Описание
        -: Код | Состояние | *Состояние лида | *Причина неуспешного завершения | *Причина неуспешности
        | Вид деятельности | Дата создания | Дата | *Вариант завершения | *Пометка удаления | Должность | Ссылка
        """);

    /// <summary>A source by its name here and by those that others give it.</summary>
    public static ImportChoice Choice(LeadSource source) =>
        new(source.ToString(), Tones.Words(source)) { Also = Sources.GetValueOrDefault(source, []) };
}
