using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Billing.Numbering.OwnSeries;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>
/// Issues documents: number, frozen content and hash in one
/// transaction, the number last, so that nothing slow runs while the series is locked and a rollback
/// leaves no gap (domain-rules §3, §34). What the document keeps, rate, VAT, both parties, is read
/// in that transaction and never from memory: another process may have saved it a moment ago.
/// </summary>
internal sealed class Issuing(FinanceDbContext db, NumberSeries series, ICompanyProfile company, IBusinessClock clock,
    DocumentPrinter printer)
{
    /// <summary>Issues a loaded draft and prints it.</summary>
    /// <param name="alongside">What is saved with it; it is not issued yet then.</param>
    /// <exception cref="BusinessRuleException">It cannot be issued; nothing changed.</exception>
    /// <returns>The issued invoice; another instance, when the server had it done twice.</returns>
    public async Task<Invoice> IssueAsync(Invoice invoice, DateOnly issuedOn, CancellationToken ct,
        Func<Invoice, CancellationToken, Task>? alongside = null)
    {
        invoice.RequireIssuable();
        IssueDay.Require(issuedOn, clock.Today);
        var (prefix, first) = await db.NumbersOfAsync(invoice, ct);
        var name = NumberSequence.SeriesOf(prefix, issuedOn);
        await series.EnsureAsync(name, ct, first);

        var (issued, content) = await db.InTransactionAsync(
            async token =>
            {
                var draft = db.IsForgotten(invoice) ? await db.Invoices.Whole()
                    .SingleAsync(i => i.Id == invoice.Id, token) : invoice;
                var customer = await db.Customers.SingleAsync(c => c.Id == draft.CompanyId, token);
                var free = draft.Lines.Where(l => l.Allocations.Count == 0 && l.ProjectId is not null)
                    .Select(l => l.ProjectId!.Value)
                    .Distinct()
                    .ToList();
                foreach (var project in free.Count == 0 ? [] : await db.Projects.AsNoTracking()
                    .Where(p => free.Contains(p.Id))
                    .ToListAsync(token))
                    draft.RequireOwn(project);
                var seller = await company.ReadAsync(token);
                await PriceAsync(draft, issuedOn, token);
                var rate = await Rates.ReadAsync(db, company, draft.Currency, issuedOn, token)
                    ?? throw new BusinessRuleException(
                        "There is no exchange rate of {0} for {1}; set it under Settings.", draft.Currency,
                        issuedOn) { Field = "IssuedOn" };
                if (alongside is not null) await alongside(draft, token);
                var sequence = await NumberSequence.TakeAsync(db, name, issuedOn, token);
                draft.Issue(customer, sequence, issuedOn, rate, seller.BaseCurrency, prefix);
                var frozen = FrozenDocument.Of(draft, customer, seller, issuedOn,
                    await db.PaidToAsync(draft, token)) with
                {
                    EInvoice = await db.EInvoiceTermsAsync(customer.Id, token),
                    Papers = await db.PapersAsync(draft, seller, token),
                };
                await db.AskEsfAsync(draft, customer.TaxId, token);
                db.Add(new IssuedDocument(draft.Id, name, sequence, issuedOn, frozen.Write(),
                    await IssuedDocument.LastHashAsync(db, name, token)));
                await db.SaveChangesAsync(token);
                return (draft, frozen);
            },
            ct);
        await printer.TryPrintAsync(issued.Id, content, ct);
        return issued;
    }

    // By what holds on the day it is issued on (domain-rules §2).
    private async Task PriceAsync(Invoice draft, DateOnly issuedOn, CancellationToken ct)
    {
        draft.RequireIssuable();
        draft.RoundVatAs(await db.VatRules.RoundingOnAsync(issuedOn, ct));
        draft.Classify(await db.TaxRates.AsNoTracking().ToListAsync(ct));
        await db.TaxRates.RequireCoveringAsync(draft.Lines.Select(l => (l.Rate(), l.TaxPoint(issuedOn))), ct);
    }
}
