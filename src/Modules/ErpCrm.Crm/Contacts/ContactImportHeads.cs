using ErpCrm.Platform.Imports;

namespace ErpCrm.Crm.Contacts;

/// <summary>What other products call the columns of people at companies.</summary>
internal static class ContactImportHeads
{
    public static IReadOnlyList<ProductHeads> All { get; } = ProductHeads.Read("""
        # Pipedrive
        name: *Person - Name | *Контакт - Имя
        name: *Person - First name | *Person - Last name
        company: *Person - Organization | Organization - Name | *Контакт - Организация
        jobTitle: *Person - Job title | Контакт - Должность
        email: *Person - Email - Work | *Person - Email - Home | *Person - Email - Other | *Person - Email
        | Person - Email (Work) | Person - Email (Home) | Person - Email (Other) | *Контакт - Эл. почта
        phone: *Person - Phone - Work | *Person - Phone - Mobile | *Person - Phone - Home
        | *Person - Phone - Other | *Person - Phone | Person - Phone (Work) | Person - Phone (Mobile)
        | Person - Phone (Home) | Person - Phone (Other) | *Контакт - Телефон
        tags: *Person - Label | *Person - Labels | Контакт - Метка | Контакт - Метки
        otherAddresses: Person - Instant messenger
        notes: Person - Notes | Note | Примечание
        -: Person - ID | Person - Pipedrive System ID | *Person - Owner | Person - Open deals | Person - Won deals
        | Person - Lost deals | Person - Closed deals | Person - Next activity date | Person - Last activity date
        | Person - Total activities | Person - Done activities | Person - Activities to do
        | Person - Email messages count | Person - Last email received | Person - Last email sent
        | Person - Person created | Person - Update time | Person - Visible to | Person - Marketing status
        | Person - Double opt-in | Person - Profile picture | Person - Birthday | Person - Postal address
        | Контакт - Владелец | Контакт - Открытые сделки | Контакт - Контакт создан

        # HubSpot
        name: *First Name | *Last Name
        name: Full Name | Name
        company: *Associated Company | Company Name | Company
        company: Primary Associated Company
        jobTitle: Job Title
        email: Email | *Work email | Additional email addresses
        phone: Phone Number | *Mobile Phone Number
        notes: Message
        -: *Record ID | Record ID - Contact | *Contact owner | *Lifecycle Stage | *Lead Status | Create Date
        | Last Activity Date | Last Modified Date | *Marketing contact status | *Associated Company IDs
        | Associated Deal | Associated Deal IDs | City | State/Region | Postal Code | Country/Region
        | Street Address | Website URL | Original Traffic Source | Favorite Content Topics | Preferred channels
        | Fax Number | Email Domain | *Number of Associated Deals

        # Bitrix24
        name: *Имя | *Отчество | *Фамилия | First Name | *Second Name | *Middle Name | Last Name
        name: *Полное имя | Full name
        company: Компания | Company | Название компании | Company Name
        jobTitle: Должность | Position
        email: *Рабочий e-mail | *Частный e-mail | *Другой e-mail | E-mail | *Work E-mail | *Home E-mail
        | *Other E-mail
        phone: Рабочий телефон | Мобильный телефон | Домашний телефон | Другой телефон | Телефон | Phone
        | Work Phone | Mobile | Home Phone | *Other Phone Number
        otherAddresses: *Контакт Skype | *Контакт Telegram | *Контакт Viber | *Skype | Telegram | Viber
        | Мессенджер | Messenger
        notes: Комментарий | Comment
        -: ID | *Фотография | Фото | Photo | *Обращение | *Salutation | *Дата рождения | Date of birth | Birthdate
        | *Тип контакта | *Contact type | Источник | Source | *Дополнительно об источнике | *Source information
        | Ответственный | Responsible | Responsible person | *Кем создан | *Кем изменен | Created by | Modified by
        | Дата создания | Дата изменения | Created on | Modified on | *Создан CRM-формой | *Created by CRM form
        | *Участвует в экспорте контактов | *Доступен для всех | *Available to everyone | *Список компаний
        | Companies | Сайт | Корпоративный сайт | Адрес | Address | Номер факса | Пейджер | *Дела
        | *Бизнес-процессы

        # amoCRM
        name: *Полное имя контакта | *Full name of the contact | Контакт | Основной контакт
        name: Имя | Фамилия | First name | Last name
        name: Наименование | ФИО
        company: Компания | *Компания контакта | Company | *Contact's company
        jobTitle: Должность | Должность (контакт) | Position
        email: *Рабочий email | *Личный email | *Другой email | *Рабочий email (контакт) | *Work email
        | *Personal email | *Other email
        phone: *Рабочий телефон | *Рабочий прямой телефон | Мобильный телефон | Домашний телефон | Другой телефон
        | *Рабочий телефон (контакт) | *Мобильный телефон (контакт) | *Work phone | *Work direct phone
        | *Mobile phone | *Home phone | *Other phone
        otherAddresses: Skype | ICQ | Jabber | *Google Talk | MSN | *Другой IM | Telegram
        tags: Теги | *Теги контакта | Tags
        notes: *Примечание 1 | Примечание | *Примечание 2 | *Примечание 3 | *Примечание 4 | *Примечание 5
        | *Note 1 | Note | *Note 2 | *Note 3 | *Note 4 | *Note 5
        -: ID | Тип | Type | Ответственный | *Ответственный за контакт | *Responsible user
        | *Дата создания контакта | *Кем создан контакт | Дата создания | Кем создан | Сделки | Leads
        | Дата редактирования | *Кем редактирован | *Ближайшая задача | Факс | Fax | Web | Адрес | Address
        | *Пользовательское соглашение | Created at | Created by

        # 1C
        name: ФИО | Наименование | Контактное лицо
        name: Фамилия | Имя | Отчество
        company: *Владелец | Контрагент | *Партнер | *Владелец контактного лица | Организация
        jobTitle: *Должность по визитке | Должность
        email: *Адрес электронной почты | Электронная почта | E-mail | Email
        phone: Телефон | *Рабочий телефон контактного лица | Телефон рабочий | *Телефон мобильный
        | Рабочий телефон | Мобильный телефон
        notes: Комментарий | *Дополнительная информация
        -: Код | Роль | *Роль контактного лица | *Вид контактного лица | Дата рождения | *Пометка удаления
        | Ответственный | *Дата регистрации связи | *Дата прекращения связи | *Автор | Адрес | Пол | Ссылка
        """);
}
