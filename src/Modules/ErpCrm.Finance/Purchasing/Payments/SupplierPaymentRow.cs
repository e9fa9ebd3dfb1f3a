using System.Linq.Expressions;
using ErpCrm.Finance.Treasury.Payments;

namespace ErpCrm.Finance.Purchasing.Payments;

internal sealed record SupplierPaymentRow(
    Guid Id,
    DateOnly PaidOn,
    Guid SupplierId,
    string SupplierName,
    decimal Amount,
    decimal OpenAmount,
    string Currency,
    PaymentMethod Method,
    string Reference,
    string? BankAccount,
    bool IsReversed,
    bool IsReversal,
    bool IsRefund)
{
    public static Expression<Func<SupplierPayment, SupplierPaymentRow>> Of(FinanceDbContext db) =>
        p => new SupplierPaymentRow(
            p.Id, p.PaidOn, p.SupplierId, p.SupplierName, p.Amount, p.OpenAmount, p.Currency, p.Method, p.Reference,
            db.BankAccounts.Where(a => a.Id == p.BankAccountId).Select(a => a.Name).FirstOrDefault(),
            p.IsReversed, p.ReversesId != null, p.RefundsId != null || p.RefundsCreditNoteId != null);
}
