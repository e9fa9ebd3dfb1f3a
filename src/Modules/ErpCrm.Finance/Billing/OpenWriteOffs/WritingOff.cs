using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.OpenWriteOffs;

/// <summary>Gives up what is open of an invoice, and takes that back: each in one transaction with what the books say
/// of it.</summary>
internal sealed class WritingOff(FinanceDbContext db, ICompanyProfile company, ICurrentUser me, IBusinessClock clock)
{
    /// <param name="alongside">What is saved with it.</param>
    /// <exception cref="BusinessRuleException">It cannot be given up; nothing is saved.</exception>
    public Task<OpenWriteOff> WriteOffAsync(Guid invoiceId, OpenWriteOffTerms terms, CancellationToken ct,
        Func<Invoice, CancellationToken, Task>? alongside = null) => db.InTransactionAsync(async token =>
        {
            if (terms.On > clock.Today) throw InFuture();
            var invoice = await db.Invoices.Whole().SingleAsync(i => i.Id == invoiceId, token);
            if (!terms.IsBadDebt) Require(await ToleranceAsync(invoice.Currency, token), terms, invoice.Currency);
            var row = invoice.WriteOff(terms, await BeforeAsync(invoiceId, token), By, company.Current.BaseCurrency);
            db.Add(row);
            if (alongside is not null) await alongside(invoice, token);
            await db.SaveChangesAsync(token);
            return row;
        }, ct);

    /// <exception cref="BusinessRuleException">It is taken back already, or the day cannot be.</exception>
    public Task TakeBackAsync(Guid invoiceId, Guid rowId, string? reason, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var invoice = await db.Invoices.Whole().SingleAsync(i => i.Id == invoiceId, token);
            var before = await BeforeAsync(invoiceId, token);
            var row = before.Find(w => w.Id == rowId) ?? throw new Platform.Records.RecordNotFoundException();
            db.Add(invoice.TakeBack(row, before, clock.Today, reason, By, company.Current.BaseCurrency));
            await db.SaveChangesAsync(token);
        }, ct);

    /// <summary>The most that is a small difference in a currency; null while none is set.</summary>
    public Task<decimal?> ToleranceAsync(string currency, CancellationToken ct) =>
        db.Tolerances.Where(t => t.Name == currency).Select(t => (decimal?)t.Amount).FirstOrDefaultAsync(ct);

    private AskedBy By => new(me.Id, me.Name, clock.UtcNow);

    private Task<List<OpenWriteOff>> BeforeAsync(Guid invoiceId, CancellationToken ct) =>
        db.OpenWriteOffs.Where(w => w.InvoiceId == invoiceId).OrderBy(w => w.Id).ToListAsync(ct);

    private static void Require(decimal? most, OpenWriteOffTerms terms, string currency)
    {
        if (most is null)
            throw new BusinessRuleException("No limit of small differences is set for {0}. Set one, or write it off as a bad debt.",
                currency) { Field = nameof(terms.Kind) };
        if (terms.Amount > most)
            throw new BusinessRuleException("A small difference is at most {0} {1}.", most.Value, currency)
            {
                Field = nameof(terms.Amount)
            };
    }

    private static BusinessRuleException InFuture() =>
        new("The day may not lie in the future.") { Field = nameof(OpenWriteOffTerms.On) };
}
