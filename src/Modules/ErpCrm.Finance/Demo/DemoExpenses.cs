using ErpCrm.Demo;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>People spend, somebody approves a few days later, the accountant pays back on Fridays.</summary>
internal sealed class DemoExpenses(FinanceDbContext db, ExchangeRateTable rates, string baseCurrency, DemoWorld world)
{
    private const string Manager = "timur@orda.example";
    private const string Director = "marat@orda.example";

    private static readonly (string Category, string Text, int From, int To, bool ForProject)[] Bought =
    [
        ("Travel", "Taxi to the client workshop", 280, 900, true),
        ("Travel", "Билеты Бишкек – Ош, установочная встреча", 6200, 9800, true),
        ("Travel", "Авиабилет Бишкек – Алматы", 11500, 18400, true),
        ("Accommodation", "Гостиница «Орион», 2 ночи", 9200, 14600, true),
        ("Accommodation", "Мейманкана, Ош, 1 түн", 3900, 5600, true),
        ("Meals", "Lunch with the client's team", 1400, 4200, true),
        ("Meals", "Кардар менен түшкү тамак", 1200, 3400, true),
        ("Software", "Figma, monthly seats", 3900, 4300, false),
        ("Software", "Лицензии на тестовый стенд", 8400, 21000, true),
        ("Equipment", "Monitor 27\"", 21500, 28900, false),
        ("Equipment", "Наушники для созвонов", 4200, 7800, false),
        ("Subcontract", "Перевод интерфейса на кыргызский", 14000, 32000, true),
        ("Subcontract", "Usability tests, external moderator", 18000, 41000, true),
        ("Office", "Кеңсе кагазы жана картридж", 2400, 5200, false),
        ("Office", "Вода и кофе", 3100, 5900, false),
        ("Telecom", "Mobile internet for the field visit", 600, 1500, true),
        ("Training", "Курс «Бизнес-аналитика», модуль 2", 12500, 19000, false),
    ];

    private static readonly Dictionary<string, string[]> Suppliers = new()
    {
        ["Travel"] = ["Yandex Go", "Avia Traffic Company"],
        ["Accommodation"] = ["Гостиница «Орион»", "Мейманкана «Ош»"],
        ["Meals"] = ["Navat", "Кафе «Фаиза»"],
        ["Software"] = ["Figma Inc."],
        ["Equipment"] = ["Softech", "Мой дом"],
        ["Office"] = ["Канцлер"],
        ["Telecom"] = ["Beeline"],
        ["Training"] = ["Школа аналитики"],
    };

    private static readonly string[] Spenders =
        ["timur@orda.example", "jyldyz@orda.example", "meerim@orda.example", "sergey@orda.example",
            "bakyt@orda.example", "anna@orda.example", "elena@orda.example", "azamat@orda.example"];

    public async Task PlayAsync(DateOnly day, CancellationToken ct)
    {
        await RecordAsync(day, ct);
        if (day == LastWorkday || day == WorkdayBefore(LastWorkday)) await RecordLargeAsync(day, ct);
        await DecideAsync(day, ct);
        if (day.DayOfWeek == DayOfWeek.Friday) await PayAsync(day, ct);
    }

    private async Task RecordAsync(DateOnly day, CancellationToken ct)
    {
        var chance = DemoWorld.Chance("finance.expense", day.DayNumber);
        if (chance.Next(100) >= 34) return;
        var categories = await db.ExpenseCategories.ToDictionaryAsync(c => c.Name, c => c.Id, ct);
        var projects = await db.Projects.AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code)
            .Select(p => new { p.Id, p.ManagerId }).ToListAsync(ct);
        var count = chance.Next(1, 3);
        for (var i = 0; i < count; i++)
        {
            var (category, text, from, to, forProject) = Bought[chance.Next(Bought.Length)];
            var total = chance.Next(from, to + 1);
            var vat = Rounding.Round(total * 12m / 112m, 2);
            var project = forProject && projects.Count > 0 ? projects[chance.Next(projects.Count)] : null;
            var isRebillable = project is not null && chance.Next(100) < 45;
            var markup = isRebillable && chance.Next(3) == 0 ? 10m : 0m;
            var by = Spenders[chance.Next(Spenders.Length)];
            using var acting = world.As(by);
            var expense = Expense.Record(world.UserIds[by],
                new ExpenseTerms(day, categories[category], text, total - vat, vat, baseCurrency, project?.Id,
                    isRebillable, markup, SupplierOf(category, day)),
                day);
            if (chance.Next(100) < 93) expense.Submit(world.Moment(day, 12), project?.ManagerId);
            db.Add(expense);
            await db.SaveChangesAsync(ct);
        }
    }

    private DateOnly LastWorkday => WorkdayBefore(world.Today);

    private static DateOnly WorkdayBefore(DateOnly day) => day.AddDays(day.DayOfWeek switch
    {
        DayOfWeek.Monday => -3,
        DayOfWeek.Sunday => -2,
        _ => -1,
    });

    // What waits for management at the end of the play.
    private async Task RecordLargeAsync(DateOnly day, CancellationToken ct)
    {
        var isFirst = day != LastWorkday;
        var (by, text, total) = isFirst
            ? ("sergey@orda.example", "Ноутбук для тестировщика", 84_500m)
            : ("meerim@orda.example", "Usability tests, external moderator", 36_200m);
        var name = isFirst ? "Equipment" : "Subcontract";
        var category = await db.ExpenseCategories.Where(c => c.Name == name).Select(c => c.Id).FirstAsync(ct);
        var vat = Rounding.Round(total * 12m / 112m, 2);
        using var acting = world.As(by);
        var expense = Expense.Record(world.UserIds[by],
            new ExpenseTerms(day, category, text, total - vat, vat, baseCurrency, null, false, 0,
                SupplierOf(name, day)), day);
        expense.Submit(world.Moment(day, 11), null);
        db.Add(expense);
        await db.SaveChangesAsync(ct);
    }

    private static string? SupplierOf(string category, DateOnly day) =>
        Suppliers.TryGetValue(category, out var names) ? names[day.DayNumber % names.Length] : null;

    private async Task DecideAsync(DateOnly day, CancellationToken ct)
    {
        var before = world.Moment(day.AddDays(-2), 23);
        var asked = world.Moment(world.Today.AddDays(-DemoWorld.DaysOfPolicy), 0);
        foreach (var expense in await db.Expenses
            .Where(e => e.State == ExpenseState.Submitted && e.SubmittedAt < before && e.ClaimId == null)
            .OrderBy(e => e.SubmittedAt)
            .ToListAsync(ct))
        {
            var chance = DemoWorld.Chance("finance.decide", expense.SpentOn.DayNumber + (int)expense.Net);
            if (chance.Next(3) == 0 && day < expense.SpentOn.AddDays(6)) continue;
            // Management is asked too, and takes its time.
            if (expense.Gross >= DemoWorld.LargeExpense && expense.SubmittedAt >= asked) continue;
            var by = expense.RecordedById == world.UserIds[Manager] ? Director : Manager;
            using var acting = world.As(by);
            if (chance.Next(100) < 6)
                expense.SendBack(world.UserIds[by], world.Moment(day, 15), "Чек не читается, приложите ещё раз.");
            else
                await ExpenseApproval.ApproveAsync(db, rates, baseCurrency, expense, world.UserIds[by],
                    DemoCast.Find(by).Name, world.Moment(day, 15), ct);
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task PayAsync(DateOnly day, CancellationToken ct)
    {
        var before = world.Moment(day.AddDays(-4), 0);
        foreach (var expense in await db.Expenses
            .Where(e => e.State == ExpenseState.Approved && e.DecidedAt < before && e.ClaimId == null).ToListAsync(ct))
            expense.Pay(day, day, await db.BankAccounts.UsualAsync(expense.Currency, ct));
    }
}
