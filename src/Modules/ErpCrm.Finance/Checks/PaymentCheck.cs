using System.Runtime.CompilerServices;
using ErpCrm.Finance.Payments;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Checking;
using ErpCrm.SharedKernel.Company;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Payments: used within their amount, for invoices of their customer and currency; reversals undo exactly.</summary>
internal sealed class PaymentCheck(FinanceDbContext db, ICompanyProfile company) : ICheck
{
    private const int Portion = 1000;

    public string Rule => "Payments: allocations within amounts, reversals undo exactly (§6, §7)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var reversals = await db.Payments.AsNoTracking().Where(p => p.ReversesId != null).ToDictionaryAsync(p => p.ReversesId!.Value, ct);
        foreach (var ids in (await db.Payments.Select(p => p.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var payments = await db.Payments.AsNoTracking().Include(p => p.Allocations).Where(p => ids.Contains(p.Id)).ToListAsync(ct);
            var invoiceIds = payments.SelectMany(p => p.Allocations).Select(a => a.InvoiceId).Distinct().ToList();
            var invoices = await db.Invoices.AsNoTracking().Where(i => invoiceIds.Contains(i.Id)).Select(i => new Paid(i.Id, i.CompanyId, i.Currency, i.ExchangeRate)).ToDictionaryAsync(i => i.Id, ct);
            foreach (var payment in payments)
            {
                foreach (var finding in Check(payment, reversals.GetValueOrDefault(payment.Id)).Concat(Allocations(payment, invoices))) yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Check(Payment payment, Payment? reversal)
    {
        var left = payment.ReversesId is not null || payment.IsReversed ? 0 : payment.Amount - payment.Allocations.Sum(a => a.Amount);
        if (payment.OpenAmount != left || payment.HasCredit != left > 0) yield return Of(payment, $"{left} of it is not used, it says {payment.OpenAmount}");
        if (left < 0) yield return Of(payment, $"more than its {payment.Amount} is used");
        if (payment.ReversesId is null && payment.IsReversed != reversal is not null) yield return Of(payment, $"it says taken back {payment.IsReversed}, and the opposite entry is “{reversal?.Id}”");
        if (reversal is not null && reversal.Amount != -payment.Amount) yield return Of(reversal, $"it takes {payment.Amount} back with {reversal.Amount}");
    }

    private IEnumerable<Finding> Allocations(Payment payment, Dictionary<Guid, Paid> invoices)
    {
        foreach (var allocation in payment.Allocations)
        {
            var invoice = invoices.GetValueOrDefault(allocation.InvoiceId);
            if (invoice is null || (invoice.CompanyId, invoice.Currency) != (payment.CompanyId, payment.Currency)) yield return Of(payment, $"it is used for {allocation.InvoiceId}, of another customer or currency");
            else if (Rounding.Round(allocation.Amount * (payment.ExchangeRate - invoice.ExchangeRate), company.Current.BaseCurrency) is var difference && difference != allocation.ExchangeDifference)
                yield return Of(payment, $"the exchange difference of {allocation.Amount} is {difference}, it says {allocation.ExchangeDifference}");
        }
    }

    private static Finding Of(Payment payment, FormattableString problem) => Finding.Of("Payment", payment.Id, problem);

    private sealed record Paid(Guid Id, Guid CompanyId, string Currency, decimal ExchangeRate);
}
