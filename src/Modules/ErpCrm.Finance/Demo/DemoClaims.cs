using System.Globalization;
using ErpCrm.Demo;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Finance.Treasury.ExpenseRates;
using ErpCrm.Finance.Treasury.ExpenseRules;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>Once a month somebody comes back from a journey with a claim: hotel, days, kilometres, and a taxi that the
/// company's card paid. It is approved some days later and paid back on a Friday; the last one is still being written.
/// </summary>
internal sealed class DemoClaims(FinanceDbContext db, ICompanyProfile company) : IDemoActor
{
    private const string Manager = "timur@orda.example";
    private const string Director = "marat@orda.example";
    private const string Car = "Личный автомобиль";
    private const string Regions = "Командировки по Кыргызстану";
    private const int DayOfJourney = 10;
    private const int DaysAway = 4;

    private static readonly (string By, string Place, decimal Kilometres, int Hotel)[] Journeys =
    [
        ("elena@orda.example", "Ош", 62.5m, 7_800), ("azamat@orda.example", "Каракол", 398m, 5_400),
        ("sergey@orda.example", "Талас", 296.5m, 4_600),
    ];

    // After what people record one by one.
    public int Order => 41;

    public async Task BeginAsync(DemoWorld world, CancellationToken ct)
    {
        using var acting = world.As(FinanceDemo.Accountant);
        var categories = await CategoriesAsync(ct);
        var since = new DateOnly(world.FirstDay.Year - 1, 1, 1);
        var travel = categories["Travel"];
        var card = BankAccount.Open("Карта Visa ··7781", company.Current.BaseCurrency, 60_000m, world.FirstDay,
            world.FirstDay);
        card.BeCard(true, null);
        db.Add(card);
        db.AddRange(
            Rate(ExpenseKind.Mileage, Car, since, 11.5m, "KGS", travel, "Приказ № 4"),
            Rate(ExpenseKind.Mileage, Car, since.AddYears(1), 13m, "KGS", travel, "Приказ № 2"),
            Rate(ExpenseKind.PerDiem, Regions, since, 1_200m, "KGS", travel, "Приказ № 4"),
            Rate(ExpenseKind.PerDiem, "Казахстан", since, 55m, "USD", travel, "Приказ № 4"));
        db.Add(new ExpenseRule(new ExpenseRuleTerms("yandex go", 10, true, travel, 12, null)));
        db.Add(new ExpenseRule(new ExpenseRuleTerms("figma", 20, true, categories["Software"], null, null)));
        await db.SaveChangesAsync(ct);
    }

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day < world.FirstDay.AddDays(2 * DaysAway))
            return;
        world.At(day, 16);
        if (day == Workday(new DateOnly(day.Year, day.Month, DayOfJourney))) await ComeBackAsync(world, day, ct);
        if (day == WorkdayBefore(world.Today)) await BeginOneAsync(world, day, ct);
        await DecideAsync(world, day, ct);
        if (day.DayOfWeek == DayOfWeek.Friday) await PayAsync(world, day, ct);
        db.ChangeTracker.Clear();
    }

    private static ExpenseRate Rate(ExpenseKind kind, string name, DateOnly from, decimal amount, string currency,
        Guid category, string source) =>
        new(new ExpenseRateTerms(kind, name, from, amount, currency, category, source, true));

    private async Task ComeBackAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var (by, place, kilometres, hotel) = Journeys[day.Month % Journeys.Length];
        using var acting = world.As(by);
        var first = day.AddDays(-DaysAway);
        var claim = ExpenseClaim.Open(world.UserIds[by],
            new ClaimTerms($"Командировка: {place}", first, day.AddDays(-1), company.Current.BaseCurrency));
        var lines = await LinesAsync(world, by, day, place, kilometres, hotel, ct);
        foreach (var line in lines) claim.Take(line);
        db.Add(claim);
        db.AddRange(lines);
        await db.SaveChangesAsync(ct);
        var rates = await Rates.LoadAsync(db, company, ct);
        claim.Submit(lines, world.Moment(day, 16), ClaimLines.OwedOf(lines, claim.Currency, rates),
            await db.ManagersOfAsync(lines, ct));
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<Expense>> LinesAsync(DemoWorld world, string by, DateOnly day, string place,
        decimal kilometres, int hotel, CancellationToken ct)
    {
        var categories = await CategoriesAsync(ct);
        var first = day.AddDays(-DaysAway);
        var project = await db.Projects.AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code)
            .Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        var card = await db.BankAccounts.Where(a => a.IsCard).Select(a => a.Id).FirstAsync(ct);
        var car = await db.ExpenseRates.OnAsync(ExpenseKind.Mileage, Car, first, ct);
        var days = await db.ExpenseRates.OnAsync(ExpenseKind.PerDiem, Regions, first, ct);
        var vat = Rounding.Round(hotel * 12m / 112m, 2);
        Expense Line(ExpenseTerms terms) => Expense.Record(world.UserIds[by], terms, day);
        return
        [
            Line(new ExpenseTerms(first, categories["Accommodation"], $"Гостиница, {place}", hotel - vat, vat, "KGS",
                project, project is not null, project is null ? 0 : 10, "Гостиница «Ала-Тоо»")
            {
                FiscalText = CodeOf(first, hotel), SupplierTaxId = "02107201810234",
            }),
            Line(new ExpenseTerms(first, days!.CategoryId, $"Суточные, {place}", 0, 0, "KGS", project, false, 0)
            {
                Counted = new CountedTerms(days, 3.5m, place),
            }),
            Line(new ExpenseTerms(first, car!.CategoryId, $"Бишкек – {place}", 0, 0, "KGS", project, false, 0)
            {
                Counted = new CountedTerms(car, kilometres, "Бишкек", place),
            }),
            Line(new ExpenseTerms(day.AddDays(-1), categories["Travel"], "Такси до офиса клиента", 420, 0, "KGS",
                project, false, 0, "Yandex Go") { CardId = card }),
        ];
    }

    // As the square code of a receipt says it; every journey has its own.
    private static string CodeOf(DateOnly on, int amount) => string.Create(CultureInfo.InvariantCulture,
        $"https://tax.salyk.kg/tax-web-control/client/api/v1/ticket?date={on:yyyyMMdd}T194500&sum={amount * 100}&fn_number=0000000000041277&regNumber=0000000000023891&tin=02107201810234&type=3&operation_type=1&fd_number={on.DayNumber}&fm=7312940{on.DayNumber}");

    // What somebody is still writing.
    private async Task BeginOneAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        const string by = "anna@orda.example";
        using var acting = world.As(by);
        var categories = await CategoriesAsync(ct);
        var claim = ExpenseClaim.Open(world.UserIds[by], new ClaimTerms("Встречи с клиентами",
            new DateOnly(day.Year, day.Month, 1), day, company.Current.BaseCurrency));
        foreach (var (text, total) in new[] { ("Обед с заказчиком", 2_350m), ("Кофе и вода для встречи", 640m) })
        {
            var vat = Rounding.Round(total * 12m / 112m, 2);
            var line = Expense.Record(world.UserIds[by], new ExpenseTerms(day, categories["Meals"], text, total - vat,
                vat, "KGS", null, false, 0, "Кафе «Фаиза»"), day);
            claim.Take(line);
            db.Add(line);
        }

        db.Add(claim);
        await db.SaveChangesAsync(ct);
    }

    private async Task DecideAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var before = world.Moment(day.AddDays(-2), 0);
        foreach (var claim in await db.ExpenseClaims
            .Where(c => c.State == ExpenseState.Submitted && c.SubmittedAt < before).ToListAsync(ct))
        {
            var by = claim.RecordedById == world.UserIds[Manager] ? Director : Manager;
            using var acting = world.As(by);
            var (lines, rates) = (await db.LinesOf(claim.Id).ToListAsync(ct), await Rates.LoadAsync(db, company, ct));
            foreach (var line in lines)
                await ExpenseApproval.ApproveAsync(db, rates, company.Current.BaseCurrency, line, world.UserIds[by],
                    DemoCast.Find(by).Name, world.Moment(day, 16), ct, claim.Currency);
            claim.Approve(lines, world.UserIds[by], world.Moment(day, 16));
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task PayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        using var acting = world.As(FinanceDemo.Accountant);
        var before = world.Moment(day.AddDays(-2), 0);
        foreach (var claim in await db.ExpenseClaims
            .Where(c => c.State == ExpenseState.Approved && c.DecidedAt < before).ToListAsync(ct))
            claim.Pay(await db.LinesOf(claim.Id).ToListAsync(ct), day, day,
                await db.BankAccounts.UsualAsync(claim.Currency, ct), 1);
        await db.SaveChangesAsync(ct);
    }

    private Task<Dictionary<string, Guid>> CategoriesAsync(CancellationToken ct) =>
        db.ExpenseCategories.AsNoTracking().ToDictionaryAsync(c => c.Name, c => c.Id, ct);

    private static DateOnly Workday(DateOnly day) => day.AddDays(day.DayOfWeek switch
    {
        DayOfWeek.Saturday => 2,
        DayOfWeek.Sunday => 1,
        _ => 0,
    });

    private static DateOnly WorkdayBefore(DateOnly day) => day.AddDays(day.DayOfWeek switch
    {
        DayOfWeek.Monday => -3,
        DayOfWeek.Sunday => -2,
        _ => -1,
    });
}
