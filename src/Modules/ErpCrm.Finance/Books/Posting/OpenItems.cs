using System.Runtime.CompilerServices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Treasury.Expenses;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>A document that is open on a control account.</summary>
/// <param name="Kind">As findings name it.</param>
/// <param name="Open">In its currency; positive.</param>
/// <param name="Rate">1 unit of its currency = x base.</param>
internal sealed record OpenItem(string Kind, Guid Id, string Currency, decimal Open, decimal Rate);

/// <summary>The documents whose open amounts a control account is the sum of: <c>check</c> compares both.</summary>
internal interface IOpenItems
{
    AccountRole Control { get; }

    /// <summary>Those with anything open.</summary>
    IAsyncEnumerable<OpenItem> ReadAsync(CancellationToken ct);
}

internal sealed class OpenInvoiceItems(FinanceDbContext db) : IOpenItems
{
    public AccountRole Control => AccountRole.Receivables;

    public IAsyncEnumerable<OpenItem> ReadAsync(CancellationToken ct) => db.Invoices.Where(i => i.IsOpen)
        .Select(i => new OpenItem("Invoice", i.Id, i.Currency, i.OpenAmount, i.ExchangeRate)).AsAsyncEnumerable();
}

internal sealed class OpenCreditItems(FinanceDbContext db) : IOpenItems
{
    public AccountRole Control => AccountRole.CustomerCredits;

    public async IAsyncEnumerable<OpenItem> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var payment in db.Payments.Where(p => p.HasCredit)
            .Select(p => new OpenItem("Payment", p.Id, p.Currency, p.OpenAmount, p.ExchangeRate))
            .AsAsyncEnumerable().WithCancellation(ct))
            yield return payment;
        await foreach (var note in db.CreditNotes.Where(n => n.OpenAmount > 0)
            .Select(n => new OpenItem("CreditNote", n.Id, n.Currency, n.OpenAmount, n.ExchangeRate))
            .AsAsyncEnumerable().WithCancellation(ct))
            yield return note;
    }
}

internal sealed class OpenDepositItems(FinanceDbContext db) : IOpenItems
{
    public AccountRole Control => AccountRole.CustomerDeposits;

    public IAsyncEnumerable<OpenItem> ReadAsync(CancellationToken ct) => db.Invoices
        .Where(i => i.IsDeposit && i.DepositOpen != 0)
        .Select(i => new OpenItem("Invoice", i.Id, i.Currency, i.DepositOpen, i.ExchangeRate)).AsAsyncEnumerable();
}

internal sealed class OpenClaimItems(FinanceDbContext db) : IOpenItems
{
    public AccountRole Control => AccountRole.EmployeeClaims;

    public IAsyncEnumerable<OpenItem> ReadAsync(CancellationToken ct) => db.Expenses
        .Where(e => e.State == ExpenseState.Approved)
        .Select(e => new OpenItem("Expense", e.Id, e.PayableCurrency ?? e.Currency, e.Payable ?? 0,
            e.PayableRate ?? 0))
        .AsAsyncEnumerable();
}
