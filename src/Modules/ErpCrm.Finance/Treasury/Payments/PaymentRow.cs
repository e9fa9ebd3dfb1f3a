using System.Linq.Expressions;
using ErpCrm.Finance.Copies;

namespace ErpCrm.Finance.Treasury.Payments;

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
    bool IsRefund)
{
    public static Expression<Func<Payment, PaymentRow>> From { get; } = p => new PaymentRow(
        p.Id, p.ReceivedOn, p.CompanyId, p.CustomerToday.Name, p.Amount, p.OpenAmount, p.Currency, p.Method,
        p.Reference,
        p.IsReversed, p.ReversesId != null, p.RefundsId != null || p.RefundsCreditNoteId != null);
}
