using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

/// <summary>A bill of a run, with where it is paid to: fixed, or as the supplier says now.</summary>
internal sealed record RunRow(PaymentRunItem Item, string Number, DateOnly DueOn, Payee Payee)
{
    public bool HasAccount => Payee.Number.Length > 0;
}

/// <summary>One transfer of the bank: a bill, or all bills of a supplier.</summary>
/// <param name="Reference">What it is to say.</param>
internal sealed record Transfer(Guid Key, Payee Payee, decimal Amount, string Reference, IReadOnlyList<RunRow> Rows)
{
    private const int ReferenceLength = 140;

    /// <summary>Those of a run, in the order of their bills.</summary>
    public static IReadOnlyList<Transfer> Of(PaymentRun run, IEnumerable<RunRow> rows) =>
    [
        .. rows.GroupBy(r => run.IsPerBill ? r.Item.BillId : r.Item.SupplierId)
            .Select(g => new Transfer(g.Key, g.First().Payee, g.Sum(r => r.Item.Amount),
                Cut(string.Join(", ", g.Select(r => r.Payee.Reference).Distinct())), [.. g])),
    ];

    private static string Cut(string text) => text.Length > ReferenceLength ? text[..ReferenceLength] : text;
}

/// <summary>One payment run and what the reader may do with it.</summary>
internal sealed record PaymentRunPage(PaymentRun Run, BankAccount Account, IReadOnlyList<RunRow> Rows,
    string PreparedBy, string? ApprovedBy, bool MayApprove, DateOnly Today)
{
    public IReadOnlyList<Transfer> Transfers => Transfer.Of(Run, Rows);
}

/// <summary>Reads payment runs with what they pay.</summary>
internal sealed class PaymentRunPages(FinanceDbContext db, ICurrentUser me, ICompanyProfile company,
    IBusinessClock clock)
{
    public async Task<PaymentRunPage> LoadAsync(PaymentRun run, CancellationToken ct)
    {
        var names = await db.Users.Where(u => u.Id == run.PreparedById || u.Id == run.ApprovedById)
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new PaymentRunPage(
            run,
            await db.BankAccounts.AsNoTracking().SingleAsync(a => a.Id == run.BankAccountId, ct),
            await RowsAsync(run, ct),
            names.GetValueOrDefault(run.PreparedById, ""),
            run.ApprovedById is { } by ? names.GetValueOrDefault(by) : null,
            run.State == PaymentRunState.Draft && me.Can(FinancePermissions.PayBills)
                && (run.PreparedById != me.Id || company.Current.AllowsOwnDecisions),
            clock.Today);
    }

    /// <summary>The bills of a run by their due days.</summary>
    public async Task<IReadOnlyList<RunRow>> RowsAsync(PaymentRun run, CancellationToken ct)
    {
        var ids = run.Items.Select(i => i.BillId).ToList();
        var bills = await db.Bills.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        var isFixed = run.State is PaymentRunState.Approved or PaymentRunState.Executed;
        var suppliers = isFixed ? [] : await SuppliersAsync(bills.Values, ct);
        return
        [
            .. run.Items.Select(i => (Item: i, Bill: bills[i.BillId]))
                .OrderBy(r => r.Bill.DueOn).ThenBy(r => r.Bill.SupplierName, StringComparer.CurrentCulture)
                .ThenBy(r => r.Bill.Number, StringComparer.Ordinal)
                .Select(r => new RunRow(r.Item, r.Bill.Number, r.Bill.DueOn,
                    isFixed ? r.Item.Payee : Payee.Of(suppliers[r.Item.SupplierId], r.Bill))),
        ];
    }

    /// <summary>The bills with where they are paid to now.</summary>
    public async Task<IReadOnlyList<RunPart>> PartsAsync(IReadOnlyDictionary<Guid, decimal> amounts,
        CancellationToken ct)
    {
        var ids = amounts.Keys.ToList();
        var bills = await db.Bills.AsNoTracking().Where(b => ids.Contains(b.Id)).ToListAsync(ct);
        var suppliers = await SuppliersAsync(bills, ct);
        return [.. bills.Select(b => new RunPart(b.Id, b.SupplierId, amounts[b.Id],
            Payee.Of(suppliers[b.SupplierId], b)))];
    }

    private async Task<Dictionary<Guid, Supplier>> SuppliersAsync(IEnumerable<Bill> bills, CancellationToken ct)
    {
        var ids = bills.Select(b => b.SupplierId).Distinct().ToList();
        return await db.Suppliers.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
    }
}
