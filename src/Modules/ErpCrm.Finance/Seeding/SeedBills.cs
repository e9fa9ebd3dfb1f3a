using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Demo.Seeding;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.PaymentRuns;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.Prepaid;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Seeding;

/// <summary>What suppliers bill in a week, some of it for projects, some of it for a year, and what of it is paid: most
/// when it is due, a part of some, and now and then something that is taken back.</summary>
internal sealed class SeedBills(FinanceDbContext db, SeedWorld world, ExchangeRateTable rates, string baseCurrency,
    IReadOnlyDictionary<string, Guid> accounts)
{
    private const int SupplierCount = 24;
    private const int BillsOfExpenses = 3;

    // What falls due in the last weeks waits for the payment run that is prepared at their end.
    private const int WeeksOfRun = 4;
    private const int MostBillsOfRun = 8;

    private static readonly (string Category, string Text, int From, int To, bool ForProject)[] Bought =
    [
        ("Office", "Аренда офиса", 90_000, 140_000, false),
        ("Telecom", "Интернет и связь", 6_000, 14_000, false),
        ("Software", "Hosting and licences", 9_000, 60_000, false),
        ("Subcontract", "Дизайн, акт за месяц", 24_000, 90_000, true),
        ("Subcontract", "Тестирование", 18_000, 52_000, true),
        ("Other", "Бухгалтерское обслуживание", 12_000, 25_000, false),
    ];

    /// <summary>Whom bills come from.</summary>
    public void Begin()
    {
        for (var i = 0; i < SupplierCount; i++)
        {
            var currency = i % 6 == 5 ? "EUR" : baseCurrency;
            db.Add(Supplier.Add(new SupplierData($"Поставщик {i + 1:00}", null, currency, 10 + (i % 4 * 5))
            {
                TaxId = $"0230920171{i:0000}",
                Account = new SupplierAccount($"12800100{i:00000000}", "Бакай Банк", "124001"),
            }));
        }
    }

    public async Task PlayAsync(SeedWeek week, Guid byId, CancellationToken ct)
    {
        if (week.Number < world.Weeks - WeeksOfRun) await PayAsync(week, byId, ct);
        await PostMonthsAsync(week, ct);
        var count = world.Share(world.Size.Expenses / BillsOfExpenses, week.Number);
        var suppliers = await db.Suppliers.AsNoTracking().OrderBy(s => s.Name).ToListAsync(ct);
        var categories = await db.ExpenseCategories.AsNoTracking().ToDictionaryAsync(c => c.Name, ct);
        var projects = await db.Projects.AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code)
            .Select(p => new { p.Id, p.EngagementId, p.ManagerId }).ToListAsync(ct);
        var kinds = categories.Values.ToDictionary(c => c.Id, c => c.Cost);
        for (var i = 0; i < count; i++)
        {
            var number = (week.Number * 10_000) + i;
            var chance = SeedWorld.Chance("finance.bill", number);
            var (category, text, from, to, forProject) = Bought[chance.Next(Bought.Length)];
            var supplier = suppliers[chance.Next(suppliers.Count)];
            var project = forProject && projects.Count > 0
                ? projects[SeedWorld.Skewed(chance, projects.Count)]
                : null;
            var isForeign = supplier.Currency != baseCurrency;
            var (day, isYear) = (week.Day(i % 5), chance.Next(6) == 0 || (i == 0 && week.Number % 7 == 0));
            var line = new BillLineTerms(null, text, categories[category].Id, null, 1,
                isForeign ? chance.Next(from, to + 1) / 100 : chance.Next(from, to + 1), isForeign ? 0 : 12)
            {
                ProjectId = project?.Id,
                CoversFrom = isYear ? day : null,
                CoversUntil = isYear ? day.AddYears(1).AddDays(-1) : null,
            };
            Post(supplier, new BillTerms(chance.Next(60) == 0 ? BillKind.CreditNote : BillKind.Bill, $"{number}", day,
                    day.AddDays(supplier.PaymentTermDays), null,
                    new BillMethod(supplier.Currency, false, VatRounding.PerRate), false, [line]),
                new Dictionary<Guid, Guid?> { [project?.Id ?? Guid.Empty] = project?.ManagerId }, kinds,
                project is null ? [] : new Dictionary<Guid, Guid> { [project.Id] = project.EngagementId }, week, byId);
        }

        if (week.Number == world.Weeks - 1) await PrepareRunAsync(byId, ct);
    }

    private void Post(Supplier supplier, BillTerms terms, IReadOnlyDictionary<Guid, Guid?> managers,
        IReadOnlyDictionary<Guid, CostKind> kinds, Dictionary<Guid, Guid> engagements, SeedWeek week, Guid byId)
    {
        var bill = Bill.Draft(supplier, terms, byId);
        bill.HandOver(managers);
        db.Add(bill);
        // The newest wait for somebody.
        if (week.Number == world.Weeks - 1) return;
        bill.Post(new BillPostingTerms(terms.BilledOn, week.LastDay, rates.Require(bill.Currency, terms.BilledOn),
            baseCurrency, kinds, engagements));
        db.AddRange(PrepaidPlan.Of(bill, baseCurrency));
    }

    private async Task PayAsync(SeedWeek week, Guid byId, CancellationToken ct)
    {
        var (until, isOpen) = (week.LastDay, true);
        var due = await db.Bills.Where(b => b.IsOpen == isOpen && b.DueOn <= until && b.Kind == BillKind.Bill)
            .OrderBy(b => b.DueOn).ThenBy(b => b.Id).ToListAsync(ct);
        var ids = due.Select(b => b.SupplierId).Distinct().ToList();
        var suppliers = await db.Suppliers.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        foreach (var bill in due)
        {
            var chance = SeedWorld.Chance("finance.bill.paid " + bill.Number, week.Number);
            // Some wait for another week.
            if (chance.Next(5) == 0) continue;
            var amount = chance.Next(12) == 0
                ? Rounding.Round(bill.OpenAmount / 2, bill.Currency)
                : bill.OpenAmount;
            if (amount <= 0) continue;
            var payment = SupplierPayment.Pay(suppliers[bill.SupplierId], byId, new SupplierPaymentTerms(
                week.LastDay, chance.Next(80) == 0 ? amount + 100 : amount, bill.Currency,
                rates.Require(bill.Currency, week.LastDay), PaymentMethod.BankTransfer, bill.Number, null,
                accounts[bill.Currency]), week.LastDay);
            db.Add(payment);
            payment.Allocate(bill, amount, week.LastDay, baseCurrency);
            if (chance.Next(300) == 0)
                db.Add(payment.Reverse(byId, week.LastDay, "Entered twice", [bill], baseCurrency));
        }
    }

    private async Task PostMonthsAsync(SeedWeek week, CancellationToken ct)
    {
        var month = new DateOnly(week.LastDay.Year, week.LastDay.Month, 1);
        var due = await (
            from share in db.PrepaidShares
            join bill in db.Bills on share.BillId equals bill.Id
            where share.PostedOn == null && share.Month < month
            select new { Share = share, bill.PostedOn }).ToListAsync(ct);
        foreach (var row in due)
            row.Share.Post(row.PostedOn > row.Share.MonthEnd ? row.PostedOn!.Value : row.Share.MonthEnd);
    }

    private async Task PrepareRunAsync(Guid byId, CancellationToken ct)
    {
        var isOpen = true;
        var bills = (await db.Bills.AsNoTracking().Where(b => b.IsOpen == isOpen && b.Kind == BillKind.Bill)
                .OrderBy(b => b.DueOn).ThenBy(b => b.Id).Take(MostBillsOfRun).ToListAsync(ct))
            .GroupBy(b => b.Currency).MaxBy(g => g.Count())?.ToList();
        if (bills is null) return;
        var accountId = accounts[bills[0].Currency];
        var account = await db.BankAccounts.AsNoTracking().SingleAsync(a => a.Id == accountId, ct);
        var payee = new Payee("", "", "", "", "");
        db.Add(PaymentRun.Prepare(account, new PaymentRunTerms("Оплата поставщикам", world.Today, world.Today, false),
            [.. bills.Select(b => new RunPart(b.Id, b.SupplierId, b.OpenAmount, payee))], byId, world.Today));
    }
}
