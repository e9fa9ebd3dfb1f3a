using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Purchasing.Payments;

/// <summary>Whatever people do with bills, in whatever order and at whatever rates: after each step payables are what
/// is open.</summary>
[Trait("Lane", "Long")]
public sealed class BillsAgreeTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Steps = 60;

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(42)]
    [InlineData(2026)]
    public async Task After_each_step_of_a_random_sequence_payables_equal_open_bills(int seed)
    {
        var player = new BillsPlayer(app, new Random(seed));
        await player.BeginAsync();
        for (var step = 0; step < Steps; step++)
        {
            var did = await player.StepAsync();
            await app.BooksAgreeAsync($"Seed {seed}, step {step}: {did}");
            Assert.Equal("", await OtherwiseAsync());
            var (owed, ahead) = await OpenAsync();
            Assert.Equal((did, owed), (did, -await app.BaseOfAsync(AccountRole.Payables)));
            Assert.Equal((did, ahead), (did, await app.BaseOfAsync(AccountRole.SupplierAdvances)));
        }
    }

    // What the movements of a bill say is open, where its own figure says something else.
    private Task<string> OtherwiseAsync() => app.InAsync<FinanceDbContext, string>(async db =>
    {
        var open = (await Payables.OpenOnAsync(db, DateOnly.MaxValue, null, "KGS", default))
            .ToDictionary(p => p.DocumentId, p => p.Open);
        return string.Join('\n', (await db.Bills.AsNoTracking().ToListAsync())
            .Where(b => open.GetValueOrDefault(b.Id) != b.OpenAmount)
            .Select(b => $"{b.Kind} {b.State} {b.Gross} {b.Currency}: {open.GetValueOrDefault(b.Id)}, {b.OpenAmount}"));
    });

    private Task<(decimal Owed, decimal Ahead)> OpenAsync() =>
        app.InAsync<FinanceDbContext, (decimal, decimal)>(async db =>
        {
            var open = await Payables.OpenOnAsync(db, DateOnly.MaxValue, null, "KGS", default);
            return (open.Sum(p => p.Kind switch
                {
                    PayableKind.Bill => p.InBooks, PayableKind.Credit => -p.InBooks, _ => 0,
                }), open.Where(p => p.Kind == PayableKind.Advance).Sum(p => p.InBooks));
        });
}

/// <summary>Does what people do with bills, by chance.</summary>
internal sealed class BillsPlayer(TestApp app, Random chance)
{
    // Odd rates, and currencies with no, two and three decimals.
    private static readonly (string Currency, decimal Rate)[] Rates =
        [("KGS", 1m), ("USD", 87.4337m), ("JPY", 0.58131m), ("KWD", 284.12345678m)];

    private readonly PurchasingScene _scene = new(app);
    private readonly List<Supplier> _suppliers = [];

    public async Task BeginAsync()
    {
        foreach (var (currency, usual) in Rates)
        {
            for (var day = -60; currency != "KGS" && day <= 0; day += 7)
                await app.RateAsync(currency, app.Today.AddDays(day),
                    Rounding.Round(usual * (1 + ((chance.Next(200) - 100) / 1000m)), 8));
            _suppliers.Add(await _scene.SupplierAsync($"Player {Guid.NewGuid():N}", currency));
        }
    }

    public async Task<string> StepAsync()
    {
        var steps = new (string Name, Func<Supplier, Task<bool>> Do)[]
        {
            ("bill", BillAsync), ("bill", BillAsync), ("credit", CreditAsync), ("pay", PayAsync), ("pay", PayAsync),
            ("use", UseAsync), ("use credit", UseCreditAsync), ("take back", ReverseAsync), ("void", VoidAsync),
            ("back", BackAsync), ("credit back", CreditBackAsync),
        };
        for (var tries = 0; tries < steps.Length; tries++)
        {
            var (name, work) = steps[chance.Next(steps.Length)];
            if (!await work(_suppliers[chance.Next(_suppliers.Count)])) continue;
            if (chance.Next(4) == 0) await app.FoldAsync();
            return name;
        }

        return "nothing";
    }

    private async Task<bool> BillAsync(Supplier supplier)
    {
        await _scene.PostedAsync(supplier, app.Today.AddDays(-chance.Next(40)), BillKind.Bill, Lines());
        return true;
    }

    private async Task<bool> CreditAsync(Supplier supplier)
    {
        await _scene.PostedAsync(supplier, app.Today.AddDays(-chance.Next(40)), BillKind.CreditNote, Lines());
        return true;
    }

    private BillLineTerms[] Lines() => [.. Enumerable.Range(0, chance.Next(1, 5)).Select(_ =>
        PurchasingScene.Line(chance.Next(1_000, 1_000_000) / 1000m, chance.Next(3) * 6) with
        {
            Quantity = chance.Next(1, 9),
        })];

    private async Task<bool> PayAsync(Supplier supplier)
    {
        var open = (await ReadAsync(db => OpenBills(db, supplier))).Take(3)
            .Select(b => (b, Amount(supplier.Currency, b.OpenAmount))).ToArray();
        await _scene.PayAsync(supplier, open.Sum(p => p.Item2) + Amount(supplier.Currency, 50),
            app.Today.AddDays(-chance.Next(30)), open);
        return true;
    }

    private async Task<bool> UseAsync(Supplier supplier)
    {
        var payment = await AnyAsync(db => db.SupplierPayments.Where(p => p.SupplierId == supplier.Id && p.HasAdvance));
        return payment is not null && await UseAsync(supplier, payment.OpenAmount, async (settlement, db, plan) =>
            await settlement.UseAsync(await db.SupplierPayments.Include(p => p.Allocations)
                .SingleAsync(p => p.Id == payment.Id), plan, default));
    }

    private async Task<bool> UseCreditAsync(Supplier supplier)
    {
        var credit = await AnyAsync(db => OpenCredits(db, supplier));
        return credit is not null && await UseAsync(supplier, credit.OpenAmount, async (settlement, db, plan) =>
            await settlement.UseAsync(await db.Bills.SingleAsync(b => b.Id == credit.Id), plan, default));
    }

    private async Task<bool> UseAsync(Supplier supplier, decimal most,
        Func<SupplierSettlement, FinanceDbContext, IReadOnlyList<PlannedBill>, Task> use)
    {
        var bill = await AnyAsync(db => OpenBills(db, supplier));
        if (bill is null) return false;
        var plan = new[] { new PlannedBill(bill.Id, Amount(supplier.Currency, Math.Min(most, bill.OpenAmount))) };
        await DoAsync((settlement, db) => use(settlement, db, plan));
        return true;
    }

    private async Task<bool> ReverseAsync(Supplier supplier)
    {
        var payment = await AnyAsync(db => db.SupplierPayments.Where(p => p.SupplierId == supplier.Id
            && p.ReversesId == null && !p.IsReversed && p.RefundsId == null && p.RefundsCreditNoteId == null
            && !db.SupplierPayments.Any(r => r.RefundsId == p.Id)));
        if (payment is null) return false;
        await DoAsync(async (settlement, db) => await settlement.ReverseAsync(
            await db.SupplierPayments.Include(p => p.Allocations).SingleAsync(p => p.Id == payment.Id), Guid.Empty,
            "Twice", default));
        return true;
    }

    private async Task<bool> VoidAsync(Supplier supplier)
    {
        var bill = (await ReadAsync(db => db.Bills.Where(b => b.SupplierId == supplier.Id && b.IsOpen)))
            .Find(b => b.OpenAmount == b.Gross);
        if (bill is null) return false;
        await app.InScopeAsync<BillPosting, bool>(async posting =>
        {
            await posting.VoidAsync(bill.Id, bill.Version, app.Today, "Wrong", default);
            return true;
        });
        return true;
    }

    private async Task<bool> BackAsync(Supplier supplier)
    {
        var payment = await AnyAsync(db => db.SupplierPayments.Where(p => p.SupplierId == supplier.Id && p.HasAdvance));
        if (payment is null) return false;
        await DoAsync(async (settlement, db) => settlement.Refund(
            await db.SupplierPayments.SingleAsync(p => p.Id == payment.Id), Guid.Empty,
            await TermsAsync(settlement, supplier, payment.OpenAmount)));
        return true;
    }

    private async Task<bool> CreditBackAsync(Supplier supplier)
    {
        var credit = await AnyAsync(db => OpenCredits(db, supplier));
        if (credit is null) return false;
        await DoAsync(async (settlement, db) => settlement.Refund(await db.Bills.SingleAsync(b => b.Id == credit.Id),
            Guid.Empty, await TermsAsync(settlement, supplier, credit.OpenAmount)));
        return true;
    }

    private Task<SupplierPaymentTerms> TermsAsync(SupplierSettlement settlement, Supplier supplier, decimal most) =>
        settlement.TermsAsync(app.Today, Amount(supplier.Currency, most), supplier.Currency,
            PaymentMethod.BankTransfer, "back", null, null, null, default);

    private decimal Amount(string currency, decimal most)
    {
        var unit = Rounding.Unit(Currencies.Digits(currency));
        var units = (int)Math.Min(most / unit, 1_000_000m);
        return units <= 1 ? most : Math.Min(most, unit * chance.Next(1, units + 1));
    }

    private static IQueryable<Bill> OpenBills(FinanceDbContext db, Supplier supplier) =>
        db.Bills.Where(b => b.SupplierId == supplier.Id && b.IsOpen && b.Kind == BillKind.Bill);

    private static IQueryable<Bill> OpenCredits(FinanceDbContext db, Supplier supplier) =>
        db.Bills.Where(b => b.SupplierId == supplier.Id && b.IsOpen && b.Kind == BillKind.CreditNote);

    private Task<bool> DoAsync(Func<SupplierSettlement, FinanceDbContext, Task> work) =>
        app.InScopeAsync<IServiceProvider, bool>(async services =>
        {
            var db = services.GetRequiredService<FinanceDbContext>();
            await db.InTransactionAsync(async ct =>
            {
                await work(services.GetRequiredService<SupplierSettlement>(), db);
                await db.SaveChangesAsync(ct);
            }, default);
            return true;
        });

    private Task<List<T>> ReadAsync<T>(Func<FinanceDbContext, IQueryable<T>> records)
        where T : Entity => app.InAsync<FinanceDbContext, List<T>>(
            db => records(db).AsNoTracking().OrderBy(r => r.Id).ToListAsync());

    private async Task<T?> AnyAsync<T>(Func<FinanceDbContext, IQueryable<T>> records)
        where T : Entity
    {
        var found = await ReadAsync(records);
        return found.Count == 0 ? null : found[chance.Next(found.Count)];
    }
}
