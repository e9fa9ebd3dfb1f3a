using ErpCrm.Platform.Imports;

namespace ErpCrm.Crm.Companies;

/// <summary>What other products call the columns of companies.</summary>
internal static class CompanyImportHeads
{
    public static IReadOnlyList<ProductHeads> All { get; } = ProductHeads.Read("""
        # Pipedrive
        name: *Organization - Name | *Организация - Название
        address: *Organization - Address | Organization - Full/combined address of Address
        | *Организация - Адрес
        address: Organization - Street/road name of Address | Organization - House number of Address
        | Organization - City/town/village/locality of Address | Organization - ZIP/Postal code of Address
        | Organization - Country of Address
        website: Organization - Website | Организация - Веб-сайт
        industry: Organization - Industry | Организация - Отрасль
        owner: *Organization - Owner | *Организация - Владелец
        tags: *Organization - Label | *Organization - Labels | *Организация - Метка | *Организация - Метки
        phone: Organization - Phone | Организация - Телефон
        email: Organization - Email | Организация - Эл. почта
        notes: Organization - Notes | Note | Примечание
        -: Organization - ID | Organization - Pipedrive System ID | Organization - People
        | Organization - Open deals | Organization - Won deals | Organization - Lost deals
        | Organization - Closed deals | Organization - Total activities | Organization - Done activities
        | Organization - Activities to do | Organization - Next activity date | Organization - Last activity date
        | Organization - Email messages count | Organization - Organization created
        | Organization - Update time | Organization - Visible to | Organization - Profile picture
        | Organization - Annual revenue | Organization - Number of employees | Organization - LinkedIn profile
        | Организация - Люди | Организация - Открытые сделки | Организация - Выигранные сделки
        | Организация - Проигранные сделки | Организация - Организация создана

        # HubSpot
        name: Company name | Name
        email: Email | Company email
        phone: Phone Number
        website: *Website URL
        website: *Company Domain Name
        industry: Industry
        address: *Street Address | *Street Address 2 | City | State/Region | Postal Code | Country/Region
        owner: *Company owner
        currency: Company currency | Currency
        notes: Description | About Us
        -: *Record ID | Record ID - Company | Create Date | Last Activity Date | Last Modified Date
        | *Lifecycle Stage | *Lead Status | Type | Time Zone | Annual Revenue | *Number of Employees
        | LinkedIn Company Page | Number of Associated Contacts | Number of Associated Deals
        | Associated Contact | Associated Contact IDs | Associated Deal | Associated Deal IDs
        | Parent Company | Logo URL | Year Founded | Total Revenue | Original Traffic Source

        # Bitrix24
        name: Название компании | Company Name | Название
        legalName: *Реквизит (Россия): Полное наименование организации
        | *Реквизит (Кыргызстан): Полное наименование организации
        | Реквизит (Россия): Сокращенное наименование организации | Реквизит: Полное наименование
        taxId: *Реквизит (Россия): ИНН | *Реквизит (Кыргызстан): ИНН | *Реквизит: ИНН | ИНН
        industry: *Сфера деятельности | Industry
        address: *Фактический адрес | Адрес | Address
        address: Юридический адрес | Реквизит (Россия): Адрес | Legal Address
        phone: Рабочий телефон | Мобильный телефон | Домашний телефон | Другой телефон | Телефон | Phone
        | Work Phone | Mobile | Other Phone Number
        email: *Рабочий e-mail | *Частный e-mail | *Другой e-mail | E-mail | Work E-mail | Home E-mail
        | Other E-mail
        website: *Корпоративный сайт | Личная страница | Другой сайт | Сайт | Site | Company Website
        owner: Ответственный | Responsible | Responsible person
        currency: Валюта | Currency
        notes: Комментарий | Comment
        -: ID | Логотип | Logo | *Тип компании | *Company type | *Годовой оборот | *Annual revenue
        | *Кол-во сотрудников | *Employees | *Банковские реквизиты | *Payment details | *Кем создана
        | *Кем изменена | Created by | Modified by | Дата создания | Дата изменения | Created on | Modified on
        | *Создана CRM-формой | *Created by CRM form | *Доступна для всех | *Available to everyone | Контакт
        | Contact | Мессенджер | Messenger | Номер факса | Fax | Реквизит (Россия): КПП | Реквизит (Россия): ОГРН
        | Источник | *Дела | *Бизнес-процессы

        # amoCRM
        name: Название компании | Наименование | Компания | Company name | Company
        phone: *Рабочий телефон | *Рабочий прямой телефон | Мобильный телефон | Домашний телефон
        | Другой телефон | Телефон (компания) | Рабочий телефон (компания) | *Work phone | *Work direct phone
        | *Mobile phone | *Other phone
        email: *Рабочий email | *Личный email | *Другой email | Рабочий email (компания) | *Work email
        | *Personal email | *Other email
        website: Web
        address: Адрес | Address
        owner: *Ответственный за компанию | Ответственный | Responsible user
        tags: Теги | *Теги компании | Tags
        notes: *Примечание 1 | Примечание | *Примечание 2 | *Примечание 3 | *Примечание 4 | *Примечание 5
        | *Note 1 | Note | *Note 2 | *Note 3 | *Note 4 | *Note 5
        -: ID | Тип | Type | Имя | Фамилия | *Полное имя контакта | *Дата создания компании
        | *Кем создана компания | Дата создания | *Кем создан | Дата редактирования | *Кем редактирован
        | *Кем редактирована | Сделки | *Ближайшая задача | Факс | Fax | Должность | Position
        | *Дата создания контакта | *Кем создан контакт | Created at | Created by | *Closest task | Leads

        # 1C
        name: *Рабочее наименование | Наименование | *Наименование в программе | Контрагент
        legalName: *Наименование полное | Полное наименование | *Полное юридическое наименование
        | *Сокращенное юридическое наименование | *Официальное наименование
        taxId: ИНН | *ИНН/КПП | *ИНН / КПП | ИНН/ПИН
        address: *Фактический адрес | Фактический адрес контрагента
        address: Юридический адрес | *Адрес регистрации | Почтовый адрес | Адрес
        phone: Телефон | *Телефон контрагента | Телефоны
        email: *Адрес электронной почты | Электронная почта | E-mail | Email
        website: Сайт | *Веб-страница
        industry: Вид деятельности | Отрасль
        owner: *Основной менеджер | Ответственный | Ответственный менеджер
        currency: *Валюта взаиморасчетов | *Основная валюта | Валюта
        notes: Комментарий | *Дополнительная информация
        -: Код | *КПП | *ОКПО | *Код по ОКПО | *ОГРН | *Вид контрагента | *Юр./физ. лицо | *Юр. / физ. лицо
        | *Основной договор | *Основной банковский счет | *Основное контактное лицо | *Головной контрагент
        | *Входит в группу | *Группа доступа | Группа | Родитель | *Страна регистрации | *Дата регистрации
        | *Бизнес-регион | *Пометка удаления | Факс | *Это группа | Ссылка | *Свидетельство (серия, номер)
        """);
}
