using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>PDFs of selected invoices as one file: those that the reader sees.</summary>
[Route("finance/invoices/zip"), RequirePermission(FinancePermissions.ViewInvoices)]
internal sealed class ZipOfInvoicesController(FinanceDbContext db, ICurrentUser me, Submission submission)
    : PageController
{
    /// <summary>As many as are selected at once.</summary>
    private const int Most = 500;

    private const string List = "/finance/invoices";

    /// <param name="ids">As the form of selected rows sends them: ids between blanks.</param>
    [HttpPost("")]
    public async Task<IActionResult> Take(string? ids, CancellationToken ct)
    {
        var asked = (ids ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)
            .Distinct().Take(Most + 1).ToList();
        if (asked.Count == 0) return RefusedTo(new BusinessRuleException("Select rows first."), List);
        if (asked.Count > Most)
            return RefusedTo(new BusinessRuleException("At most {0} rows at once. Narrow the list by a filter.", Most),
                List);
        // A file can be asked for again: what is printed for it is no answer to a form.
        submission.Key = null;
        var found = await db.Invoices.AsNoTracking().VisibleTo(me).Where(i => EF.Parameter(asked).Contains(i.Id))
            .Select(i => new ZippedInvoice(i.Id, i.Number, i.CustomerName, i.DraftedOn, i.IsCarriedOver))
            .ToDictionaryAsync(i => i.Id, ct);
        return new InvoiceZip([.. asked.Where(found.ContainsKey).Select(id => found[id])], asked.Count - found.Count);
    }
}
