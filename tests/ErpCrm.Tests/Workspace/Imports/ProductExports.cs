using ErpCrm.Contracts;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>Rows of heads as other products write them.</summary>
public static class ProductExports
{
    /// <summary>Heads in the order of the file, each with the column that it becomes; what is left out with a
    /// dash.</summary>
    public static TheoryData<string, string, string> All => new()
    {
        {
            "Pipedrive", Kinds.Company, """
            Organization - ID=-; Organization - Name=name; Organization - Label=tags; Organization - Owner=owner;
            Organization - Address=address; Organization - People=-; Organization - Open deals=-;
            Organization - Won deals=-; Organization - Next activity date=-; Organization - Website=website;
            Organization - Industry=industry; Organization - Annual revenue=-
            """
        },
        {
            "HubSpot", Kinds.Company, """
            Record ID=-; Company name=name; Company owner=owner; Create Date=-; Phone Number=phone;
            Last Activity Date=-; City=address; Country/Region=address; Industry=industry; Company Domain Name=-;
            Website URL=website; Street Address=address; Postal Code=address; Lifecycle Stage=-;
            Description=notes; Number of Employees=-
            """
        },
        {
            "Bitrix24", Kinds.Company, """
            ID=-; Логотип=-; Название компании=name; Тип компании=-; Сфера деятельности=industry;
            Кол-во сотрудников=-; Годовой оборот=-; Валюта=currency; Ответственный=owner; Рабочий телефон=phone;
            Мобильный телефон=phone; Корпоративный сайт=website; Рабочий e-mail=email; Частный e-mail=email;
            Фактический адрес=address; Юридический адрес=-; Реквизит (Кыргызстан): ИНН=taxId; Комментарий=notes;
            Дата создания=-; Кем создана=-
            """
        },
        {
            "Bitrix24", Kinds.Company, """
            ID=-; Company Name=name; Company type=-; Industry=industry; Employees=-; Annual revenue=-;
            Currency=currency; Responsible person=owner; Work Phone=phone; Work E-mail=email;
            Company Website=website; Comment=notes; Created on=-; Created by=-
            """
        },
        {
            "amoCRM", Kinds.Company, """
            ID=-; Название компании=name; Ответственный=owner; Дата создания компании=-; Кем создана компания=-;
            Сделки=-; Теги=tags; Ближайшая задача=-; Примечание 1=notes; Примечание 2=notes;
            Рабочий телефон=phone; Мобильный телефон=phone; Рабочий email=email; Другой email=email; Web=website;
            Адрес=address
            """
        },
        {
            "1C", Kinds.Company, """
            Код=-; Наименование=name; Наименование полное=legalName; ИНН=taxId; КПП=-; ОКПО=-; Вид контрагента=-;
            Основной договор=-; Юридический адрес=-; Фактический адрес=address; Телефон=phone;
            Адрес электронной почты=email; Ответственный=owner; Комментарий=notes
            """
        },
        {
            "Pipedrive", Kinds.Contact, """
            Person - Name=name; Person - Label=tags; Person - Organization=company; Person - Email - Work=email;
            Person - Email - Home=email; Person - Email - Other=email; Person - Phone - Work=phone;
            Person - Phone - Mobile=phone; Person - Owner=-; Person - Open deals=-;
            Person - Next activity date=-; Person - Job title=jobTitle
            """
        },
        {
            "Pipedrive", Kinds.Contact, """
            Person - ID=-; Person - First name=name; Person - Last name=name; Person - Organization=company;
            Person - Email=email; Person - Phone=phone
            """
        },
        {
            "HubSpot", Kinds.Contact, """
            Record ID=-; First Name=name; Last Name=name; Email=email; Phone Number=phone;
            Mobile Phone Number=phone; Contact owner=-; Associated Company=company; Company Name=-;
            Job Title=jobTitle; Last Activity Date=-; Lead Status=-; Marketing contact status=-; Create Date=-
            """
        },
        {
            "Bitrix24", Kinds.Contact, """
            ID=-; Фотография=-; Обращение=-; Имя=name; Отчество=name; Фамилия=name; Дата рождения=-;
            Должность=jobTitle; Компания=company; Тип контакта=-; Источник=-; Рабочий телефон=phone;
            Мобильный телефон=phone; Рабочий e-mail=email; Частный e-mail=email; Контакт Telegram=otherAddresses;
            Ответственный=-; Комментарий=notes; Дата создания=-
            """
        },
        {
            "Bitrix24", Kinds.Contact, """
            ID=-; Salutation=-; First Name=name; Last Name=name; Position=jobTitle; Company=company;
            Contact type=-; Work Phone=phone; Mobile=phone; Work E-mail=email; Responsible=-; Comment=notes;
            Created=-
            """
        },
        {
            "amoCRM", Kinds.Contact, """
            ID=-; Тип=-; Полное имя контакта=name; Имя=-; Фамилия=-; Компания=company; Ответственный=-;
            Дата создания контакта=-; Кем создан контакт=-; Сделки=-; Дата редактирования=-; Кем редактирован=-;
            Теги=tags; Примечание 1=notes; Примечание 2=notes; Рабочий телефон=phone;
            Рабочий прямой телефон=phone; Мобильный телефон=phone; Факс=-; Домашний телефон=phone;
            Другой телефон=phone; Рабочий email=email; Личный email=email; Другой email=email; Web=-; Адрес=-;
            Должность=jobTitle
            """
        },
        {
            "1C", Kinds.Contact, """
            Код=-; ФИО=name; Владелец=company; Должность=jobTitle; Роль=-; Телефон=phone;
            Адрес электронной почты=email; Дата рождения=-; Комментарий=notes
            """
        },
        {
            "Pipedrive", Kinds.Lead, """
            Lead - ID=-; Lead - Title=title; Lead - Label=tags; Lead - Source=source;
            Lead - Value=estimatedValue; Lead - Currency of Value=currency; Lead - Owner=owner;
            Lead - Contact person=name; Lead - Organization=companyName; Lead - Lead created=-;
            Lead - Next activity date=-; Person - Email=email; Person - Phone=phone
            """
        },
        {
            "HubSpot", Kinds.Lead, """
            Record ID=-; First Name=name; Last Name=name; Email=email; Phone Number=phone;
            Company Name=companyName; Lead Status=-; Original Traffic Source=source; Contact owner=owner;
            Create Date=-
            """
        },
        {
            "Bitrix24", Kinds.Lead, """
            ID=-; Название лида=title; Статус=-; Дополнительно о статусе=-; Источник=source;
            Дополнительно об источнике=note; Имя=name; Отчество=name; Фамилия=name;
            Название компании=companyName; Должность=-; Рабочий телефон=phone; Мобильный телефон=phone;
            Рабочий e-mail=email; Сумма=estimatedValue; Валюта=currency; Ответственный=owner; Дата создания=-;
            Кем создан=-; Комментарий=note
            """
        },
        {
            "Bitrix24", Kinds.Lead, """
            ID=-; Lead Name=title; Stage=-; Source=source; First Name=name; Last Name=name;
            Company Name=companyName; Work Phone=phone; Work E-mail=email; Total=estimatedValue;
            Currency=currency; Responsible person=owner; Created on=-; Created by=-; Comment=note
            """
        },
        {
            "amoCRM", Kinds.Lead, """
            ID=-; Название сделки=title; Бюджет ₸=estimatedValue; Ответственный=owner; Дата создания сделки=-;
            Дата закрытия=-; Теги=tags; Примечание=note; Примечание 2=note; Этап сделки=-; Воронка=-;
            Полное имя контакта=name; Компания контакта=-; Ответственный за контакт=-; Компания=companyName;
            Рабочий телефон=phone; Мобильный телефон=phone; Рабочий email=email; Личный email=email
            """
        },
        {
            "1C", Kinds.Lead, """
            Код=-; Наименование=title; Контактное лицо=name; Телефон=phone; Электронная почта=email;
            Источник привлечения=source; Состояние=-; Причина неуспешного завершения=-; Ответственный=owner;
            Комментарий=note
            """
        },
        {
            "Pipedrive", Kinds.Deal, """
            Deal - ID=-; Deal - Title=name; Deal - Label=tags; Deal - Value=amount;
            Deal - Currency of Value=currency; Deal - Organization=company; Deal - Contact person=-;
            Deal - Pipeline=-; Deal - Stage=stage; Deal - Status=status; Deal - Probability=ownProbability;
            Deal - Expected close date=expectedCloseOn; Deal - Deal created=-; Deal - Won time=-;
            Deal - Lost reason=-; Deal - Owner=owner
            """
        },
        {
            "HubSpot", Kinds.Deal, """
            Record ID=-; Deal Name=name; Deal Stage=stage; Close Date=expectedCloseOn; Deal owner=owner;
            Amount=amount; Currency=currency; Pipeline=-; Associated Contact=-; Associated Company=company;
            Is Deal Closed?=status; Create Date=-; Deal Type=-; Deal Description=note
            """
        },
        {
            "Bitrix24", Kinds.Deal, """
            ID=-; Название сделки=name; Стадия сделки=stage; Сделка закрыта=status; Группа стадий=-;
            Вероятность, %=ownProbability; Сумма=amount; Валюта=currency; Компания=company; Контакт=-;
            Ответственный=owner; Дата начала=startsOn; Предполагаемая дата закрытия=expectedCloseOn;
            Дата создания=-; Кем создана=-; Направление=-; Тип=-; Комментарий=note
            """
        },
        {
            "Bitrix24", Kinds.Deal, """
            ID=-; Deal Name=name; Stage=stage; Closed=status; Probability, %=ownProbability; Income=amount;
            Currency=currency; Company=company; Contact=-; Responsible=owner; Start date=startsOn;
            Assumed close date=expectedCloseOn; Created=-; Created by=-; Comment=note; Pipeline=-
            """
        },
        {
            "amoCRM", Kinds.Deal, """
            ID=-; Название сделки=name; Бюджет=amount; Ответственный=owner; Дата создания сделки=-;
            Кем создана сделка=-; Дата редактирования=-; Кем редактирована=-; Дата закрытия=-; Теги=tags;
            Примечание=note; Примечание 2=note; Этап сделки=stage; Воронка=-; Полное имя контакта=-;
            Компания контакта=-; Ответственный за контакт=-; Компания=company; Рабочий телефон=-;
            Рабочий email=-
            """
        },
        {
            "1C", Kinds.Deal, """
            Код=-; Наименование=name; Партнер=company; Вид сделки=-; Текущий этап=stage; Статус=status;
            Потенциальная сумма продажи=amount; Валюта=currency; Вероятность успешного завершения=ownProbability;
            Дата начала=startsOn; Дата окончания=expectedCloseOn; Ответственный=owner;
            Причина проигрыша сделки=-; Комментарий=note
            """
        },
    };
}
