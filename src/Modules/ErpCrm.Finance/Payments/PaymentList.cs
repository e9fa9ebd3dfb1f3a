using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payments;

/// <summary>State of the list, as it stands in the address.</summary>
internal sealed record PaymentFilter(string? Tab = null, string? Q = null, Guid? Customer = null, string? Currency = null, DateOnly? From = null, string? Sort = null, string? Dir = null, int Page = 1)
{
    public const string Credit = "credit";
}

internal sealed record PaymentRow(
    Guid Id,
    DateOnly ReceivedOn,
    Guid CompanyId,
    string Customer,
    decimal Amount,
    decimal OpenAmount,
    string Currency,
    PaymentMethod Method,
    string Reference,
    bool IsReversed,
    bool IsReversal,
    bool IsRefund);

internal static class PaymentRows
{
    /// <summary>The payments in their order, with their customers' names.</summary>
    public static IQueryable<PaymentRow> Rows(this IQueryable<Payment> payments, FinanceDbContext db) =>
        from p in payments
        join c in db.Customers on p.CompanyId equals c.Id
        select new PaymentRow(
            p.Id, p.ReceivedOn, p.CompanyId, c.Name, p.Amount, p.OpenAmount, p.Currency, p.Method, p.Reference, p.IsReversed, p.ReversesId != null, p.RefundsId != null || p.RefundsCreditNoteId != null);
}

internal sealed record PaymentList(PaymentFilter Filter, Page<PaymentRow> Page)
{
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Filter.Q) || Filter.Customer is not null || Filter.Currency is not null || Filter.From is not null;

    public static async Task<PaymentList> LoadAsync(FinanceDbContext db, ICurrentUser me, PaymentFilter filter, CancellationToken ct)
    {
        var payments = db.Payments.AsNoTracking().VisibleTo(db, me);
        if (filter.Tab == PaymentFilter.Credit) payments = payments.Where(p => p.HasCredit);
        if (filter.Customer is { } customer) payments = payments.Where(p => p.CompanyId == customer);
        if (!string.IsNullOrEmpty(filter.Currency)) payments = payments.Where(p => p.Currency == filter.Currency);
        if (filter.From is { } from) payments = payments.Where(p => p.ReceivedOn >= from);
        foreach (var word in SearchText.Words(filter.Q)) payments = payments.Where(p => p.SearchText.Contains(word) || p.Client.Search.Contains(word));
        payments = filter is { Sort: "received", Dir: "asc" }
            ? payments.OrderBy(p => p.ReceivedOn).ThenBy(p => p.Id)
            : payments.OrderByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Id);
        return new PaymentList(filter, await payments.Rows(db).ToPageAsync(filter.Page, ct: ct));
    }
}
