using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>Credit of a customer that somebody may see: a payment not
/// used up, or a credit note beyond what was open.</summary>
internal sealed record CustomerCredit(Guid CompanyId, string Title, DateOnly On, decimal Left, string Currency,
    string SourceUrl, string UseUrl, bool IsPayment)
{
    public string RefundUrl => IsPayment ? $"{SourceUrl}/refund" : $"{UseUrl}/refund";

    public static async Task<IReadOnlyList<CustomerCredit>> LoadAsync(FinanceDbContext db, ICurrentUser me,
        Guid companyId, CancellationToken ct)
    {
        var found = await db.Payments.VisibleTo(db, me).Where(p => p.CompanyId == companyId && p.HasCredit)
            .Select(p =>
                new { IsPayment = true, p.Id, Title = p.Reference, On = p.ReceivedOn, Left = p.OpenAmount, p.Currency })
            .Concat(db.CreditOf(me).Where(n => n.CompanyId == companyId && n.OpenAmount > 0)
                .Select(n => new
                {
                    IsPayment = false, n.Id, Title = n.Number, On = n.IssuedOn, Left = n.OpenAmount, n.Currency
                }))
            .ToListAsync(ct);
        return
        [
            .. found.OrderBy(c => c.On).Select(c => c.IsPayment
                ? new CustomerCredit(companyId, c.Title, c.On, c.Left, c.Currency, $"/finance/payments/{c.Id}",
                    $"/finance/payments/{c.Id}/use", true)
                : new CustomerCredit(companyId, c.Title, c.On, c.Left, c.Currency, $"/finance/credit-notes/{c.Id}",
                    $"/finance/payments/credit/{c.Id}", false)),
        ];
    }
}
