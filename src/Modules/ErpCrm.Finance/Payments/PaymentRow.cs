namespace ErpCrm.Finance.Payments;

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
