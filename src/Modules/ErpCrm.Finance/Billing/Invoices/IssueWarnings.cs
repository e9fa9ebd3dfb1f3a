using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What somebody is told before an invoice is frozen for good:
/// what the paper would lack, and what it could not show.</summary>
internal sealed class IssueWarnings(FinanceDbContext db, ICompanyProfile company, IBusinessClock clock,
    DocumentPrinter printer, EInvoiceWriting eInvoices, ICurrentUser me)
{
    public async Task<IssueContext> ContextOfAsync(Invoice invoice, CancellationToken ct)
    {
        var paper = await InvoicePage.DocumentAsync(db, invoice, null, company.Current, clock.Today, ct);
        return IssueContext.Of(invoice) with
        {
            Lacking = [.. LackingOn(paper)], Missing = printer.MissingCharacters(paper),
            LacksAsEInvoice = await LackingAsEInvoiceAsync(paper, ct),
        };
    }

    private async Task<LackingView?> LackingAsEInvoiceAsync(FrozenDocument paper, CancellationToken ct)
    {
        var lacking = await eInvoices.LackingAsync(paper, ct);
        return lacking.Count == 0
            ? null
            : new LackingView(lacking, paper.CustomerId,
                await db.ChangesBuyerTermsAsync(me, paper.CustomerId, ct));
    }

    private static IEnumerable<string> LackingOn(FrozenDocument paper)
    {
        if (paper.Seller.Address.Length == 0) yield return "your address";
        if (paper.Seller.TaxId.Length == 0) yield return "your tax number";
        if (paper.Bank is null && paper.BankDetails.Length == 0)
            yield return "a bank account in the currency of the invoice";
    }
}
