using System.Runtime.CompilerServices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Invoices: lines, VAT and totals are computed as the rules
/// say, and what is open is what nobody settled.</summary>
internal sealed class InvoiceCheck(FinanceDbContext db, ICompanyProfile company) : ICheck
{
    private const int Portion = 1000;

    public string Rule => "Invoices: lines, VAT, totals and open amounts (§1, §2, §6, §7)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var engagements = await db.Projects.Select(p => new { p.Id, p.EngagementId })
            .ToDictionaryAsync(p => p.Id, p => p.EngagementId, ct);
        var customers = (await db.Customers.Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        foreach (var ids in (await db.Invoices.Select(i => i.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var invoices = await db.Invoices.AsNoTracking().Include(i => i.Lines).Where(i => ids.Contains(i.Id))
                .ToListAsync(ct);
            var paid = (await db.PaymentAllocations.AsNoTracking().Where(a => ids.Contains(a.InvoiceId)).Select(
                a => new { a.InvoiceId, a.Amount }).ToListAsync(ct)).ToLookup(a => a.InvoiceId, a => a.Amount);
            var credited = (await db.CreditNotes.AsNoTracking().Where(n => ids.Contains(n.InvoiceId))
                .Select(n => new { n.InvoiceId, n.SettledAmount })
                .ToListAsync(ct)).ToLookup(n => n.InvoiceId, n => n.SettledAmount);
            var givenUp = (await db.OpenWriteOffs.AsNoTracking().Where(w => ids.Contains(w.InvoiceId))
                .Select(w => new { w.InvoiceId, w.Amount, w.Kind }).ToListAsync(ct)).ToLookup(w => w.InvoiceId);
            foreach (var invoice in invoices)
            {
                if (!customers.Contains(invoice.CompanyId))
                    yield return Of(invoice, $"its customer {invoice.CompanyId} is not known");
                foreach (var line in invoice.Lines.Where(
                    l => l.ProjectId is { } project && l.EngagementId != engagements.GetValueOrDefault(project)))
                    yield return Finding.Of("InvoiceLine", line.Id,
                        $"it bills project {line.ProjectId} for engagement “{line.EngagementId}”");
                var lost = givenUp[invoice.Id].Sum(w => w.Amount);
                foreach (var finding in Amounts(invoice).Concat(invoice.IsDraft ? Draft(invoice) : Issued(invoice,
                    paid[invoice.Id].Sum() + credited[invoice.Id].Sum() + lost)))
                    yield return finding;
                var bad = givenUp[invoice.Id].Where(w => w.Kind == OpenWriteOffKind.BadDebt).Sum(w => w.Amount);
                if ((lost, bad) != (invoice.WrittenOffAmount, invoice.BadDebtAmount))
                    yield return Of(invoice,
                        $"{lost} of it is written off, {bad} as a bad debt; it says {invoice.WrittenOffAmount}, {invoice.BadDebtAmount}");
            }
        }
    }

    private static IEnumerable<Finding> Amounts(Invoice invoice)
    {
        foreach (var line in invoice.Lines)
        {
            var amount = Rounding.Round(line.Quantity * line.UnitPrice * (100 - line.DiscountPercent) / 100,
                invoice.Currency);
            if (amount != line.Amount)
                yield return Finding.Of("InvoiceLine", line.Id,
                    $"{line.Quantity} × {line.UnitPrice} less {line.DiscountPercent} % is {amount}, it says {line.Amount}");
        }

        var lines = invoice.Lines.OrderBy(l => l.Position).ToList();
        IReadOnlyList<LineShare> shares = invoice.IsCarriedOver
            ? [new LineShare(invoice.Net, invoice.Vat, 0)]
            : invoice.Sums().Lines;
        foreach (var (line, share) in lines.Zip(shares).Where(
            l => l.Second != new LineShare(l.First.Net, l.First.Vat, l.First.Allowance)))
            yield return Finding.Of("InvoiceLine", line.Id,
                $"its part is {share.Net} + {share.Vat}, it says {line.Net} + {line.Vat}");
        var total = (Net: shares.Sum(l => l.Net), Vat: shares.Sum(l => l.Vat));
        if ((total.Net, total.Vat, total.Net + total.Vat) != (invoice.Net, invoice.Vat, invoice.Gross))
            yield return Of(invoice,
                $"its lines make {total.Net} + {total.Vat}, it says {invoice.Net} + {invoice.Vat} = {invoice.Gross}");
    }

    private static IEnumerable<Finding> Draft(Invoice draft)
    {
        if (draft.Number is not null || draft.OpenAmount != 0 || draft.IsOpen)
            yield return Of(draft, $"it is a draft with number “{draft.Number}” and {draft.OpenAmount} open");
    }

    private IEnumerable<Finding> Issued(Invoice invoice, decimal settled)
    {
        if (invoice.Number is null || invoice.IssuedOn is null || invoice.DueOn is null || invoice.Lines.Count == 0)
            yield return Of(invoice, $"it is issued without number, day or lines");
        if (invoice.IssuedOn is { } day
            && invoice.DueOn != DueDay.Of(invoice.PaymentTermKind, invoice.PaymentTermDays, day))
            yield return Of(invoice,
                $"it is of {day}, payable {invoice.PaymentTermDays} days {invoice.PaymentTermKind}, and says due on {invoice.DueOn}");
        if (invoice.OpenAmount != invoice.Owed - settled)
            yield return Of(invoice,
                $"{invoice.Owed} less {settled} settled is {invoice.Owed - settled}, it says {invoice.OpenAmount} is open");
        if (invoice.SettledBefore != 0 && !invoice.IsCarriedOver)
            yield return Of(invoice, $"{invoice.SettledBefore} of it was settled before it was issued");
        if (invoice.OpenAmount < 0)
            yield return Of(invoice, $"{invoice.OpenAmount} is open: more was settled than billed");
        if (invoice.IsOpen != invoice.OpenAmount > 0 || invoice.IsOpen != (invoice.PaidOn is null))
            yield return Of(invoice,
                $"{invoice.OpenAmount} is open, and it says open {invoice.IsOpen}, paid on “{invoice.PaidOn}”");
        var based = (Rounding.Round(invoice.Net * invoice.ExchangeRate, company.Current.BaseCurrency),
            Rounding.Round(invoice.Gross * invoice.ExchangeRate, company.Current.BaseCurrency));
        if (based != (invoice.BaseNet, invoice.BaseGross))
            yield return Of(invoice,
                $"at {invoice.ExchangeRate} it is {based}, it says {(invoice.BaseNet, invoice.BaseGross)} in base currency");
    }

    private static Finding Of(Invoice invoice, FormattableString problem) => Finding.Of("Invoice", invoice.Id, problem);
}
