using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Customers;

/// <summary>Credit a customer has: a payment not used up, or a credit note beyond what was open.</summary>
internal sealed record CustomerCredit(Guid CompanyId, string Title, DateOnly On, decimal Left, string Currency, string SourceUrl, string UseUrl, bool IsPayment)
{
    public string RefundUrl => IsPayment ? $"{SourceUrl}/refund" : $"{UseUrl}/refund";

    public static async Task<IReadOnlyList<CustomerCredit>> LoadAsync(FinanceDbContext db, Guid companyId, CancellationToken ct)
    {
        var payments = await db.Payments.Where(p => p.CompanyId == companyId && p.HasCredit)
            .Select(p => new { p.Id, p.Reference, p.ReceivedOn, p.OpenAmount, p.Currency }).ToListAsync(ct);
        var notes = await db.CreditNotes.Where(n => n.CompanyId == companyId && n.OpenAmount > 0)
            .Select(n => new { n.Id, n.Number, n.IssuedOn, n.OpenAmount, n.Currency }).ToListAsync(ct);
        return
        [
            .. payments.Select(p => new CustomerCredit(companyId, p.Reference, p.ReceivedOn, p.OpenAmount, p.Currency, $"/finance/payments/{p.Id}", $"/finance/payments/{p.Id}/use", true))
                .Concat(notes.Select(n => new CustomerCredit(companyId, n.Number, n.IssuedOn, n.OpenAmount, n.Currency, $"/finance/credit-notes/{n.Id}", $"/finance/payments/credit/{n.Id}", false)))
                .OrderBy(c => c.On),
        ];
    }
}
