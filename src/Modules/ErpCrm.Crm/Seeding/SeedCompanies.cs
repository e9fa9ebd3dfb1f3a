using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;

namespace ErpCrm.Crm.Seeding;

/// <summary>Clients with names that are never the same: <c>Ala-Too
/// Logistics</c>, later <c>Ala-Too Logistics Osh</c>.</summary>
internal static class SeedCompanies
{
    private static readonly string[] First =
    [
        "Ala-Too", "Silk Road", "Northwind", "Дордой", "Tien Shan", "Manas", "Meridian", "Ысык-Көл", "Bluepeak",
        "Chuy Valley", "Нарын", "Altyn", "Karakol", "Brightline", "Билим", "Celestial",
        "Nomad", "Токмок", "Asman", "Jalal-Abad", "Kumtor", "Salkyn-Tor", "Sary-Chelek", "Талас", "Batken", "Enesay",
        "Orion", "Северный", "Vostok", "Ak-Bulak", "Granite", "Harbour", "Jibek", "Kochkor", "Lumen", "Mirage",
        "Ошский", "Pamir", "Quartz", "Ruby",
    ];

    private static readonly string[] Second =
    [
        "Logistics", "Insurance", "Clinics", "Текстиль", "Coffee", "Cargo", "Capital", "Курорт", "Pharma",
        "Construction", "Dairy", "Energy", "Finance", "Travel", "Education", "Telecom",
        "Outdoor", "Завод", "Developers", "Agro", "Metals", "Foods", "Media", "Электро", "Security", "Leasing", "Auto",
        "Мебель", "Software", "Print", "Stone", "Marine", "Fashion", "Bakery", "Optics", "Events", "Цемент", "Tours",
        "Glass", "Jewels",
    ];

    private static readonly string[] Cities = ["", " Bishkek", " Osh", " Almaty", " Tashkent", " Naryn", " Berlin",
        " Dubai"];

    private static readonly string[] People =
    [
        "Азиз Усенов", "Ирина Соколова", "Helen Carter", "Айгүл Маматова", "Максим Ли", "Руслан Абдиев", "Jonas Weber",
        "Нурбек Жээнбеков", "Дильбар Юлдашева", "Олег Пак", "Светлана Громова",
        "Эркин Сатыбалдиев", "Асель Токтосунова", "Дамир Касымов", "Laura Mitchell", "Гүлзат Осмонова", "Игорь Чернов",
        "Sanne de Vries", "Виктор Мельников", "Жаныл Бейшенова", "Тилек Мамытов",
    ];

    private static readonly string[] Jobs = ["Director", "Финансовый директор", "Башкаруучу", "Operations",
        "IT-директор", "Procurement"];

    /// <summary>Foreign clients pay in dollars and euro, the others in soms.</summary>
    public static string CurrencyOf(int number) => (number % 10) switch { 2 or 6 => "USD", 9 => "EUR", _ => "KGS" };

    public static Company Make(int number, Guid ownerId, DateTime at)
    {
        var name = NameOf(number);
        var language = CurrencyOf(number) != "KGS" ? "en" : number % 3 == 0 ? "ky" : "ru";
        return new Company(
            new CompanyData
            {
                Name = name,
                LegalName = language == "en" ? $"{name} Ltd." : $"ОсОО «{name}»",
                TaxId = $"{10000000000L + (number * 97L)}",
                Address = $"Бишкек, ул. Киевская, {1 + (number % 300)}",
                Email = $"info@client{number}.example",
                Phone = PhoneOf(number),
                Website = $"https://client{number}.example",
                Industry = Second[number / First.Length % Second.Length],
                Currency = CurrencyOf(number),
                PaymentTermDays = (number % 4) switch { 0 => 30, 1 => 7, _ => 14 },
                Language = language,
                OwnerId = ownerId,
            },
            at);
    }

    /// <summary>One person to talk to; every fourth company has an accountant too.</summary>
    public static IEnumerable<Contact> ContactsOf(Company company, int number)
    {
        yield return new Contact(company.Id,
            new ContactData(People[number % People.Length], Jobs[number % Jobs.Length],
                $"office@client{number}.example", PhoneOf(number + 7), ""),
            isPrimary: true);
        if (number % 4 == 1)
            yield return new Contact(company.Id, new ContactData(People[(number + 5) % People.Length], "Бухгалтер",
                $"accounts@client{number}.example", PhoneOf(number + 13), ""));
    }

    /// <summary>Somebody who writes to us.</summary>
    public static string PersonOf(Random chance) => People[chance.Next(People.Length)];

    public static string PhoneOf(int number) =>
        $"+996 {(number % 2 == 0 ? 555 : 700)} {100 + (number * 37 % 900):000} {100 + (number * 91 % 900):000}";

    private static string NameOf(int number)
    {
        var pairs = First.Length * Second.Length;
        var city = Cities[number / pairs % Cities.Length];
        var turn = number / pairs / Cities.Length;
        return $"{First[number % First.Length]} {Second[number / First.Length % Second.Length]}{city}{(turn == 0 ? "" : $" {turn + 1}")}";
    }
}
