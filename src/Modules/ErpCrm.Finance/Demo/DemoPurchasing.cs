using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Demo;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Posting.Purchasing;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.PaymentRuns;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.RecurringBills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>Rent, internet and servers come by themselves, contractors bill their work for projects, a licence pays for
/// a year; on Fridays what is due is paid together.</summary>
internal sealed class DemoPurchasing(
    FinanceDbContext db, RecurringBillMaker maker, BillPosting posting, BillForms forms, SupplierSettlement settlement,
    PaymentRunWriting runs, PrepaidShares shares) : IDemoActor
{
    private const string Director = "marat@orda.example";
    private const string Landlord = "ОсОО «Вефа Центр»";
    private const string Designers = "ОсОО «Юникод Дизайн»";
    private const string Tester = "ИП Турдалиева А. К.";
    private const string Licences = "JetBrains s.r.o.";

    private static readonly SupplierData[] Known =
    [
        new(Landlord, null, "KGS", 10)
        {
            TaxId = "02309201710145", Address = "г. Бишкек, ул. Горького, 27/1",
            Account = new("1280016023457801", "ОАО «Бакай Банк»", "124001"),
        },
        new("ОсОО «Саймателеком»", null, "KGS", 14)
        {
            TaxId = "00110199610031", Account = new("1030120000478812", "ОАО «Айыл Банк»", "135001"),
        },
        new("Hetzner Online GmbH", null, "EUR", 14)
        {
            TaxId = "DE812871812", Address = "Industriestr. 25, 91710 Gunzenhausen", Email = "billing@hetzner.example",
            Account = new("DE89370400440532013000", "Commerzbank", "COBADEFFXXX"),
        },
        new(Licences, null, "EUR", 30)
        {
            TaxId = "CZ26502275", Account = new("CZ6508000000192000145399", "Česká spořitelna", "GIBACZPX"),
        },
        new(Designers, null, "KGS", 14)
        {
            TaxId = "01507202010088", Account = new("1091820182530717", "ОАО «Оптима Банк»", "109018"),
        },
        new(Tester, null, "KGS", 7) { Account = new("1180000112340987", "ЗАО «Демир Банк»", "118003") },
    ];

    // After what people sell and spend on a day, before statements of the bank.
    public int Order => 43;

    public async Task BeginAsync(DemoWorld world, CancellationToken ct)
    {
        using var acting = world.As(FinanceDemo.Accountant);
        var suppliers = Known.Select(Supplier.Add).ToDictionary(s => s.Name);
        db.AddRange(suppliers.Values);
        var categories = await CategoriesAsync(ct);
        var (by, month) = (world.UserIds[FinanceDemo.Accountant],
            new DateOnly(world.FirstDay.Year, world.FirstDay.Month, 1).AddMonths(1));
        db.AddRange(
            Recurring(suppliers[Landlord], "Аренда офиса", "АР", month, 118_000m, 12, categories["Office"], by),
            Recurring(suppliers["ОсОО «Саймателеком»"], "Интернет и телефония", "СТ", month.AddDays(4), 9_400m, 12,
                categories["Telecom"], by),
            Recurring(suppliers["Hetzner Online GmbH"], "Серверы", "HZ", month.AddDays(2), 214.60m, 0,
                categories["Software"], by));
        await db.SaveChangesAsync(ct);
    }

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        world.At(day, 17);
        using var acting = world.As(FinanceDemo.Accountant);
        await maker.MakeDueAsync(null, ct);
        if (day.Day == 1) await shares.PostAsync(day.AddDays(-1), ct);
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return;
        if (day == Workday(world.FirstDay.AddDays(24))) await LicenceAsync(world, day, ct);
        if (day == Workday(new DateOnly(day.Year, day.Month, 12))) await ContractAsync(world, day, Designers, 12, ct);
        if (day == Workday(new DateOnly(day.Year, day.Month, 24))) await ContractAsync(world, day, Tester, 0, ct);
        if (day == Workday(world.Today.AddDays(-40))) await CreditAsync(world, day, ct);
        if (day.DayOfWeek == DayOfWeek.Friday) await PayAsync(world, day, ct);
        if (day == Workday(world.Today.AddDays(-14))) await AheadAsync(world, day, ct);
        if (day == Last(world.Today)) await LeaveWorkAsync(world, day, ct);
        db.ChangeTracker.Clear();
    }

    private static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static DateOnly Last(DateOnly today) => today.DayOfWeek switch
    {
        DayOfWeek.Saturday => today.AddDays(-1),
        DayOfWeek.Sunday => today.AddDays(-2),
        _ => today,
    };

    private static RecurringBill Recurring(Supplier supplier, string name, string prefix, DateOnly first,
        decimal amount, decimal vat, Guid category, Guid by) => RecurringBill.Plan(
        supplier,
        new RecurringBillTerms(name, prefix, new RecurringSchedule(RecurringEvery.Month, first, null),
            supplier.PaymentTermDays, supplier.Currency, vat > 0, vat, amount, name, false, true)
        {
            CategoryId = category,
        }, by);

    private Task<Dictionary<string, Guid>> CategoriesAsync(CancellationToken ct) =>
        db.ExpenseCategories.AsNoTracking().ToDictionaryAsync(c => c.Name, c => c.Id, ct);

    private async Task LicenceAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var category = (await CategoriesAsync(ct))["Software"];
        await BillAsync(world, Licences, "INV-4471902", day, "EUR", new BillLineTerms(null,
            "All Products Pack, 8 пользователей, 12 месяцев", category, null, 8, 249.00m, 0)
        {
            CoversFrom = day, CoversUntil = day.AddYears(1).AddDays(-1),
        }, BillKind.Bill, ct);
    }

    private async Task ContractAsync(DemoWorld world, DateOnly day, string supplier, decimal vat, CancellationToken ct)
    {
        var chance = DemoWorld.Chance("finance.contract " + supplier, day.DayNumber);
        var projects = await db.Projects.AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code)
            .Select(p => new { p.Id, p.Code }).ToListAsync(ct);
        if (projects.Count == 0) return;
        var project = projects[chance.Next(projects.Count)];
        var isBilled = chance.Next(3) == 0;
        var text = vat > 0 ? "Дизайн экранов, акт за месяц" : "Приёмочное тестирование";
        await BillAsync(world, supplier, $"АКТ-{day:yy-MM}/{chance.Next(11, 99)}", day, "KGS",
            new BillLineTerms(null, $"{text}, {project.Code}", (await CategoriesAsync(ct))["Subcontract"], null, 1,
                chance.Next(32, 78) * 1000m, vat)
            {
                ProjectId = project.Id, IsRebillable = isBilled, MarkupPercent = isBilled ? 10 : 0,
            }, BillKind.Bill, ct);
    }

    private async Task CreditAsync(DemoWorld world, DateOnly day, CancellationToken ct) =>
        await BillAsync(world, Designers, $"КОР-{day:yy-MM}", day, "KGS", new BillLineTerms(null,
            "Скидка за задержку макетов", (await CategoriesAsync(ct))["Subcontract"], null, 1, 6_500m, 12),
            BillKind.CreditNote, ct);

    private async Task BillAsync(DemoWorld world, string supplierName, string number, DateOnly day, string currency,
        BillLineTerms line, BillKind kind, CancellationToken ct, bool posts = true)
    {
        var supplier = await db.Suppliers.FirstAsync(s => s.Name == supplierName, ct);
        var bill = Bill.Draft(supplier, new BillTerms(kind, number, day, day.AddDays(supplier.PaymentTermDays), null,
            new BillMethod(currency, false, VatRounding.PerRate), false, [line]),
            world.UserIds[FinanceDemo.Accountant]);
        bill.HandOver(await forms.ManagersAsync(bill, ct));
        db.Add(bill);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        if (posts) await posting.PostOrSubmitAsync(bill.Id, null, ct);
        db.ChangeTracker.Clear();
    }

    // Soms together, in a run that the director approves; euros one by one.
    private async Task PayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (await PrepareAsync(day, day.AddDays(4), ct) is { } run)
        {
            using (world.As(Director))
            {
                await runs.ApproveAsync(run.Id, run.Version, ct);
                db.ChangeTracker.Clear();
            }

            var approved = await db.PaymentRuns.AsNoTracking().SingleAsync(r => r.Id == run.Id, ct);
            await runs.ExecuteAsync(run.Id, approved.Version, day, ct);
            db.ChangeTracker.Clear();
        }

        var until = day.AddDays(4);
        foreach (var bill in await db.Bills.AsNoTracking().Where(b => b.IsOpen && b.Kind == BillKind.Bill
                && b.Currency == "EUR" && b.DueOn <= until).OrderBy(b => b.DueOn).ThenBy(b => b.Id).ToListAsync(ct))
            await PayAsync(world, bill.SupplierId, day, bill.OpenAmount, bill.Currency, bill.Number,
                [new PlannedBill(bill.Id, bill.OpenAmount)], ct);
    }

    private async Task<PaymentRun?> PrepareAsync(DateOnly day, DateOnly until, CancellationToken ct)
    {
        var due = await db.Bills.AsNoTracking()
            .Where(b => b.IsOpen && b.Kind == BillKind.Bill && b.Currency == "KGS" && b.DueOn <= until)
            .Select(b => new { b.Id, b.OpenAmount }).ToListAsync(ct);
        if (due.Count == 0) return null;
        var run = await runs.PrepareAsync(new PaymentRunForm
        {
            BankAccountId = await db.BankAccounts.UsualAsync("KGS", ct),
            Name = $"Оплата поставщикам {day:dd.MM.yyyy}",
            DueUntil = until,
            ExecuteOn = day,
            Lines = [.. due.Select(b => new RunLine { BillId = b.Id, IsChosen = true, Amount = b.OpenAmount })],
        }, ct);
        db.ChangeTracker.Clear();
        return await db.PaymentRuns.AsNoTracking().SingleAsync(r => r.Id == run.Id, ct);
    }

    private async Task PayAsync(DemoWorld world, Guid supplierId, DateOnly day, decimal amount, string currency,
        string reference, IReadOnlyList<PlannedBill> plan, CancellationToken ct)
    {
        await db.InTransactionAsync(async token =>
        {
            var supplier = await db.Suppliers.SingleAsync(s => s.Id == supplierId, token);
            var terms = await settlement.TermsAsync(day, amount, currency, PaymentMethod.BankTransfer, reference, null,
                null, null, token);
            await settlement.PayAsync(world.UserIds[FinanceDemo.Accountant], supplier, terms, plan, token);
            await db.SaveChangesAsync(token);
        }, ct);
        db.ChangeTracker.Clear();
    }

    private async Task AheadAsync(DemoWorld world, DateOnly day, CancellationToken ct) => await PayAsync(
        world, (await db.Suppliers.AsNoTracking().FirstAsync(s => s.Name == Tester, ct)).Id, day, 25_000m, "KGS",
        "Аванс за тестирование", [], ct);

    // What waits for people when the play ends.
    private async Task LeaveWorkAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var categories = await CategoriesAsync(ct);
        await BillAsync(world, Designers, $"АКТ-{day:yy-MM}/7", day.AddDays(-1), "KGS", new BillLineTerms(null,
            "Иконки и иллюстрации", categories["Subcontract"], null, 1, 24_000m, 12), BillKind.Bill, ct);
        await BillAsync(world, "ОсОО «Саймателеком»", "", day, "KGS", new BillLineTerms(null,
            "Перенос телефонных линий", categories["Telecom"], null, 1, 7_800m, 12), BillKind.Bill, ct, posts: false);
        await PrepareAsync(day, day.AddDays(30), ct);
    }
}
