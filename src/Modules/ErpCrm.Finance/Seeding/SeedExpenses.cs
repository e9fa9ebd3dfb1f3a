using ErpCrm.Demo.Seeding;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Seeding;

/// <summary>What people spent in a week, decided the same week; the newest wait.</summary>
internal sealed class SeedExpenses(FinanceDbContext db, SeedWorld world, ExchangeRateTable rates, string baseCurrency,
    IReadOnlyDictionary<string, Guid> accounts)
{
    private static readonly (string Category, string Text, int From, int To, bool ForProject)[] Bought =
    [
        ("Travel", "Taxi to the client", 280, 900, true),
        ("Travel", "Билеты Бишкек – Ош", 6200, 9800, true),
        ("Accommodation", "Мейманкана, Ош, 1 түн", 3900, 5600, true),
        ("Meals", "Lunch with the client's team", 1400, 4200, true),
        ("Software", "Licences, monthly", 3900, 21000, false),
        ("Equipment", "Monitor 27\"", 21500, 28900, false),
        ("Subcontract", "Перевод интерфейса", 14000, 32000, true),
        ("Office", "Кеңсе кагазы", 2400, 5200, false),
        ("Telecom", "Mobile internet", 600, 1500, true),
        ("Training", "Курс «Бизнес-аналитика»", 12500, 19000, false),
    ];

    public async Task PlayAsync(SeedWeek week, CancellationToken ct)
    {
        var count = world.Share(world.Size.Expenses, week.Number);
        if (count == 0) return;
        var categories = await db.ExpenseCategories.AsNoTracking().ToDictionaryAsync(c => c.Name, c => c.Id, ct);
        var projects = await db.Projects.AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code).Select(p => p.Id)
            .ToListAsync(ct);
        var boss = world.UserOf(BuiltInRoles.Management, 0);
        for (var i = 0; i < count; i++)
        {
            var number = (week.Number * 10_000) + i;
            var chance = SeedWorld.Chance("finance.expense", number);
            var (category, text, from, to, forProject) = Bought[chance.Next(Bought.Length)];
            var total = chance.Next(from, to + 1);
            var vat = Rounding.Round(total * 12m / 112m, baseCurrency);
            Guid? project =
                forProject && projects.Count > 0 ? projects[SeedWorld.Skewed(chance, projects.Count)] : null;
            var isRebillable = project is not null && chance.Next(100) < 45;
            var terms = new ExpenseTerms(week.Day(i % 5), categories[category], text, total - vat, vat, baseCurrency,
                project, isRebillable, isRebillable && chance.Next(3) == 0 ? 10 : 0);
            var expense = Expense.Record(world.Users[chance.Next(world.Users.Count)].Id, terms, week.LastDay);
            db.Add(expense);
            await DecideAsync(expense, week, boss, chance, ct);
        }
    }

    private async Task DecideAsync(Expense expense, SeedWeek week, SeedUser boss, Random chance, CancellationToken ct)
    {
        var isNewest = week.Number >= world.Weeks - 2;
        if (isNewest && chance.Next(3) == 0) return;
        expense.Submit(world.Moment(expense.SpentOn, 15));
        if (isNewest) return;
        if (chance.Next(100) < 2)
        {
            expense.SendBack(boss.Id, world.Moment(week.LastDay, 16), "The receipt cannot be read.");
            return;
        }

        await ExpenseApproval.ApproveAsync(db, rates, baseCurrency, expense, boss.Id, boss.Person.Name,
            world.Moment(week.LastDay, 16), ct);
        var paidOn = week.LastDay.AddDays(chance.Next(3, 20));
        if (paidOn <= world.Today) expense.Pay(paidOn, world.Today, accounts[baseCurrency]);
    }
}
