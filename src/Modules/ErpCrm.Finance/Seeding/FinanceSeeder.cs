using ErpCrm.Demo.Seeding;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Settings;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Seeding;

/// <summary>The accountants' years: exchange rates, expenses,
/// invoices, payments early, late and partial, credit notes.</summary>
internal sealed class FinanceSeeder(FinanceDbContext db, ICompanyProfile company, DeliverRetainerMonths retainers,
    FoldJournals folding) : ISeeder
{
    private const decimal FirstUsd = 87.40m;
    private const decimal FirstEur = 95.20m;
    private readonly SeedNumbers _numbers = new();
    private readonly SeedSchedule _schedule = new();
    private ExchangeRateTable _rates = null!;
    private SeedInvoices _invoices = null!;
    private Dictionary<string, Guid> _accounts = [];

    public int Order => 40;

    public async Task BeginAsync(SeedWorld world, CancellationToken ct)
    {
        using var acting = SeedWorld.As(world.UserOf(BuiltInRoles.Accountant, 0));
        await new BuiltIns(db).EnsureAsync(ct);
        db.ForBulk();
        SetRates(world);
        BankAccount[] accounts =
        [
            BankAccount.Open("Demir Bank ··4471", "KGS", 26_500_000m, world.FirstDay, world.FirstDay),
            BankAccount.Open("Optima Bank ··0926", "USD", 142_000m, world.FirstDay, world.FirstDay),
            BankAccount.Open("Optima Bank ··0934", "EUR", 58_000m, world.FirstDay, world.FirstDay),
        ];
        db.AddRange(accounts);
        _accounts = accounts.ToDictionary(a => a.Currency, a => a.Id);
        await db.SaveBulkAsync(ct);
        _rates = await Rates.LoadAsync(db, company, ct);
        BillsOf(world).Begin();
        await db.SaveBulkAsync(ct);
        _invoices = new SeedInvoices(db, world, company.Current, _rates, _numbers, _schedule);
    }

    public async Task PlayAsync(SeedWorld world, SeedWeek week, CancellationToken ct)
    {
        var accountant = world.UserOf(BuiltInRoles.Accountant, week.Number);
        using var acting = SeedWorld.As(accountant);
        if (week.Monday.Day <= 7 || week.Number == world.Weeks - 1)
        {
            await retainers.RunAsync(ct);
            await db.SaveBulkAsync(ct);
        }

        await new SeedExpenses(db, world, _rates, company.Current.BaseCurrency, _accounts).PlayAsync(week, ct);
        await db.SaveBulkAsync(ct);
        await BillsOf(world).PlayAsync(week, accountant.Id, ct);
        await db.SaveBulkAsync(ct);
        await new SeedPayments(db, world, _rates, company.Current.BaseCurrency, _schedule, accountant.Id, _accounts)
            .PlayAsync(week, ct);
        await db.SaveBulkAsync(ct);
        await new SeedCredits(db, world, company.Current, _numbers, _schedule).PlayAsync(week, ct);
        await db.SaveBulkAsync(ct);
        await _invoices.PlayAsync(week, ct);
        await _numbers.SaveAsync(db, ct);
        await db.SaveBulkAsync(ct);
    }

    private SeedBills BillsOf(SeedWorld world) => new(db, world, _rates, company.Current.BaseCurrency, _accounts);

    public Task EndAsync(SeedWorld world, CancellationToken ct) => folding.RunAsync(ct);

    // A slow drift with small steps, one rate a month.
    private void SetRates(SeedWorld world)
    {
        var (usd, eur) = (FirstUsd, FirstEur);
        var first = new DateOnly(world.FirstDay.Year, world.FirstDay.Month, 1);
        for (var month = 0; first.AddMonths(month) <= world.Today; month++)
        {
            var chance = SeedWorld.Chance("finance.rates", month);
            db.ExchangeRates.Add(new ExchangeRate("USD", first.AddMonths(month), usd));
            db.ExchangeRates.Add(new ExchangeRate("EUR", first.AddMonths(month), eur));
            usd = Math.Clamp(usd + ((chance.Next(0, 61) - 28) / 100m), 84m, 91m);
            eur = Math.Clamp(eur + ((chance.Next(0, 121) - 55) / 100m), 92m, 104m);
        }
    }
}
