using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Demo;

namespace ErpCrm.Crm.Demo;

/// <summary>One deal's life, decided before the first day.</summary>
/// <param name="LeadOn">Null when the deal was entered without a lead.</param>
/// <param name="Moves">Days on which it moves one stage on.</param>
/// <param name="ClosedOn">Null stays open.</param>
internal sealed record DemoDeal(
    int Number, DemoCompany Company, string Name, string Owner, string Manager, DealStatus Outcome,
    BillingMethod Billing, string Currency,
    decimal Amount, decimal? Rate, decimal Hours, decimal? Fee, int? Months, DateOnly? LeadOn, DateOnly OpenedOn,
    IReadOnlyList<DateOnly> Moves, DateOnly? ClosedOn, DateOnly ExpectedCloseOn)
{
    public DateOnly FirstDay => LeadOn ?? OpenedOn;

    /// <summary>Days on which somebody talks to the client.</summary>
    public IEnumerable<DateOnly> Talks(DateOnly today)
    {
        var end = ClosedOn ?? today;
        for (var day = FirstDay.AddDays(1); day <= end; day = day.AddDays(5 + (Number % 4))) yield return day;
    }
}

/// <summary>Forty-five deals over the year: eighteen won, twelve lost, fifteen open.</summary>
internal static class DemoDeals
{
    private const int Won = 18;
    private const int Lost = 12;
    private const int Open = 15;

    private static readonly string[] Services =
    [
        "Warehouse management rollout", "Личный кабинет клиента", "Patient portal, phase 2", "Өндүрүштү эсепке алуу",
        "Сайт и онлайн-заказ", "Fleet tracking pilot", "Data platform advisory",
        "Бронирование онлайн", "Аудит процессов закупок", "Construction cost control", "Сопровождение 1С и отчётности",
        "Электр эсептегичтерди бириктирүү", "Support and evolution", "Booking website",
        "Learning platform redesign", "Студенттик портал", "Call centre set-up", "Webshop integration",
        "Автоматизация цеха", "CRM для отдела продаж", "Агро эсеп системасы", "Document automation",
        "Модернизация сортировки", "Дашборд продаж", "Driver mobile app", "Каталог жана буюртма",
        "Кредитный конвейер", "Программа лояльности", "Тур сатуу порталы", "Складской учёт металла",
        "Security audit", "Мобильное приложение", "Analytics dashboard", "Кардарлар кабинети", "Чат-бот поддержки",
        "Route planning", "Reporting automation", "Туристтик портал, 2-этап",
        "Интеграция с ЭСФ", "Site safety app", "Цифровая касса", "Smart metering, stage 2", "Investor portal",
        "Ремонт сайта и SEO", "Assessment engine",
    ];

    public static IReadOnlyList<DemoDeal> Of(DemoWorld world)
    {
        var days = world.Today.DayNumber - world.FirstDay.DayNumber;
        return [.. Enumerable.Range(0, Won + Lost + Open).Select(number => Make(world, number, days))];
    }

    private static DemoDeal Make(DemoWorld world, int number, int days)
    {
        var chance = DemoWorld.Chance("crm.deal", number);
        var outcome = number < Won ? DealStatus.Won : number < Won + Lost ? DealStatus.Lost : DealStatus.Open;
        var (opened, closed) = Span(number, days, outcome, chance);
        var hasLead = number % 9 != 4;
        var lead = Math.Max(0, opened - 3 - chance.Next(8));
        var steps = outcome == DealStatus.Open ? StepsOfOpen(number) : outcome == DealStatus.Won ? 3 : 1 + (number % 3);
        var length = (closed ?? days) - opened;
        var moves = Enumerable.Range(1, steps)
            .Select(step => world.FirstDay.AddDays(opened + (length * step / (steps + 1))))
            .ToList();
        var (billing, currency) = (BillingOf(number), CurrencyOf(number));
        var (amount, rate, hours, fee, months) = Price(billing, currency, chance);
        // Two open deals are overdue on purpose: nobody set a new date.
        var expected = outcome == DealStatus.Open
            ? world.Today.AddDays(number % 7 == 3 ? -6 : 8 + (number * 11 % 70))
            : world.FirstDay.AddDays(closed!.Value + 4);
        return new DemoDeal(
            number, DemoCompanies.All[number < Won + Lost ? number : number * 7 % 30], Services[number],
            number % 2 == 0 ? "nurlan@orda.example" : "elena@orda.example",
            number % 2 == 0 ? "timur@orda.example" : "jyldyz@orda.example",
            outcome, billing, currency, amount, rate, hours, fee, months,
            hasLead ? world.FirstDay.AddDays(lead) : null, world.FirstDay.AddDays(opened), moves,
            closed is { } day ? world.FirstDay.AddDays(day) : null, expected);
    }

    // The first five are won in the first weeks, so that there is work all year; the rest is spread over it.
    private static (int Opened, int? Closed) Span(int number, int days, DealStatus outcome, Random chance)
    {
        switch (outcome)
        {
            case DealStatus.Won:
                var won = number < 5 ? 4 + (number * 4) : 26 + ((number - 5) * (days - 55) / 12);
                return (Math.Max(0, won - 18 - chance.Next(14)), won);
            case DealStatus.Lost:
                var lost = 45 + ((number - Won) * (days - 60) / (Lost - 1));
                return (Math.Max(0, lost - 22 - chance.Next(18)), lost);
            default:
                return (Math.Max(0, days - 78 + ((number - Won - Lost) * 5)), null);
        }
    }

    // The oldest open deals have come furthest.
    private static int StepsOfOpen(int number) =>
        (number - Won - Lost) switch { < 3 => 3, < 7 => 2, < 11 => 1, _ => 0 };

    private static BillingMethod BillingOf(int number) => (number % Won) switch
    {
        0 or 2 or 5 or 6 or 9 or 12 or 14 or 17 => BillingMethod.TimeAndMaterial,
        10 or 1 or 16 or 7 => BillingMethod.Retainer,
        _ => BillingMethod.FixedPrice,
    };

    private static string CurrencyOf(int number) => (number % Won) switch
    {
        2 or 5 or 14 or 11 => "USD",
        6 or 17 => "EUR",
        _ => "KGS",
    };

    private static (decimal Amount, decimal? Rate, decimal Hours, decimal? Fee, int? Months) Price(
        BillingMethod billing, string currency, Random chance)
    {
        var perHour = currency switch { "USD" => 30m
            + (5 * chance.Next(7)), "EUR" => 35m + (5 * chance.Next(5)), _ => 2000m + (100 * chance.Next(16)) };
        var hours = 100m * chance.Next(4, 12);
        switch (billing)
        {
            case BillingMethod.TimeAndMaterial:
                return (perHour * hours, perHour, hours, null, null);
            case BillingMethod.FixedPrice:
                var unit = currency == "KGS" ? 10_000m : 100m;
                return (Math.Ceiling(perHour * hours / unit) * unit, null, hours, null, null);
            default:
                var fee = Math.Ceiling(perHour * (70 + (20 * chance.Next(4))) / 1000) * 1000;
                var months = chance.Next(2) == 0 ? 6 : 12;
                return (fee * months, null, Math.Floor(fee / perHour) * months, fee, months);
        }
    }
}
