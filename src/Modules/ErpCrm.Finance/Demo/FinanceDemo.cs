using ErpCrm.Demo;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Settings;
using ErpCrm.Finance.Treasury.Reminders;
using ErpCrm.Platform.Company;

namespace ErpCrm.Finance.Demo;

/// <summary>The accountant's year: rates, expenses, invoices at month
/// ends, payments early and late, two credit notes.</summary>
internal sealed class FinanceDemo(FinanceDbContext db, ICompanyProfile company, Issuing issuing, Crediting crediting,
    DeliverRetainerMonths retainers, Reminding reminding, WritingOff writing) : IDemoActor
{
    public const string Accountant = "gulnara@orda.example";
    private const decimal FirstUsd = 87.40m;
    private const decimal FirstEur = 95.20m;

    public int Order => 40;

    public async Task BeginAsync(DemoWorld world, CancellationToken ct)
    {
        using var acting = world.As(Accountant);
        await new BuiltIns(db).EnsureAsync(ct);
        SetRates(world);
        new DemoTerms(db, world).Begin();
        db.BankAccounts.AddRange(
            Account("Demir Bank ··4471", "KGS", 2_650_000m, world, "ЗАО «Демир Кыргыз Интернэшнл Банк»", "118003",
                "1180000087654471"),
            BankAccount.Open("Касса", "KGS", 48_500m, world.FirstDay, world.FirstDay),
            Account("Optima Bank ··0926", "USD", 14_200m, world, "Optima Bank OJSC, Bishkek", "109018",
                "1091820182530926"),
            Account("Optima Bank ··0934", "EUR", 5_800m, world, "Optima Bank OJSC, Bishkek", "109018",
                "1091820182530934"));
        await db.SaveChangesAsync(ct);
    }

    private static BankAccount Account(string name, string currency, decimal balance, DemoWorld world, string bank,
        string bic, string number)
    {
        var account = BankAccount.Open(name, currency, balance, world.FirstDay, world.FirstDay);
        account.Describe(bank, bic, number, isOnInvoices: true);
        return account;
    }

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day.Day == 1) await retainers.RunAsync(ct);
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return;
        world.At(day, 16);
        using var acting = world.As(Accountant);
        var rates = await Rates.LoadAsync(db, company, ct);
        await new DemoExpenses(db, rates, company.Current.BaseCurrency, world).PlayAsync(day, ct);
        await new DemoPayments(db, rates, company.Current.BaseCurrency, world).PlayAsync(day, ct);
        await db.SaveChangesAsync(ct);
        await new DemoEInvoices(db).PlayAsync(ct);
        await new DemoPapers(db, world).PlayAsync(day, ct);
        await new DemoDeposits(db, issuing, company.Current.BaseCurrency, world).PlayAsync(day, ct);
        await new DemoInvoices(db, issuing, crediting, world).PlayAsync(day, ct);
        await new DemoCollection(db, reminding, writing, world).PlayAsync(day, ct);
        await new DemoConcessions(db, world).PlayAsync(day, ct);
    }

    public static bool IsLastWorkingDay(DateOnly day)
    {
        var last = new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
        while (last.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) last = last.AddDays(-1);
        return day == last;
    }

    // A slow drift with small steps, one rate a month.
    private void SetRates(DemoWorld world)
    {
        var (usd, eur) = (FirstUsd, FirstEur);
        var first = new DateOnly(world.FirstDay.Year, world.FirstDay.Month, 1);
        for (var month = 0; first.AddMonths(month) <= world.Today; month++)
        {
            var chance = DemoWorld.Chance("finance.rates", month);
            db.ExchangeRates.Add(new ExchangeRate("USD", first.AddMonths(month), usd));
            db.ExchangeRates.Add(new ExchangeRate("EUR", first.AddMonths(month), eur));
            usd = Math.Clamp(usd + ((chance.Next(0, 61) - 28) / 100m), 86.6m, 88.4m);
            eur = Math.Clamp(eur + ((chance.Next(0, 121) - 35) / 100m), 94.5m, 101.5m);
        }

        new DemoRates(db, world).Add();
    }
}
