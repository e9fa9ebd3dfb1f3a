using ErpCrm.Finance.Purchasing.EInvoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>Papers that were sent and belong to no bill yet: shown beside the form, and read where there is an
/// e-invoice in them.</summary>
[Route("finance/bills"), RequirePermission(FinancePermissions.EditBills)]
internal sealed class BillPapersController(BillForms forms, BillPaperFile papers, BillWriting writing, IFileStore files,
    IStringLocalizer<FinanceText> T) : PageController
{
    // The address of a form that was read is loaded again: nothing of it is saved.
    [HttpGet("read")]
    public IActionResult Read() => LocalRedirect("/finance/bills/create");

    /// <summary>Fills in the form by the e-invoice in its paper; what nobody could read stays as it was typed.
    /// </summary>
    [HttpPost("read"), RequestSizeLimit(BillsController.UploadLimit)]
    [RequestFormLimits(ValueCountLimit = BillLineForm.PostedValues)]
    public async Task<IActionResult> Read(BillEditForm form, CancellationToken ct)
    {
        ModelState.Clear();
        var paper = await writing.PaperAsync(form, ModelState, ct);
        if (paper is not null && ModelState.IsValid && await FindAsync(paper, ct) is { } read)
            form.Read(read, await forms.FindAsync(read.Seller, ct));
        else if (paper is null && ModelState.IsValid)
            ModelState.AddModelError(nameof(form.Paper), T["Choose a file."]);
        var context = await forms.ContextAsync(null, paper, ct);
        if (form.Lines.Count == 0) form.Lines.Add(context.NewLine());
        form.ShowIn(context);
        StayHere();
        if (!ModelState.IsValid) Response.StatusCode = 422;
        return View("Create", form);
    }

    /// <param name="token">What only the application makes.</param>
    [HttpGet("paper")]
    public async Task<IActionResult> Paper(string? token, CancellationToken ct)
    {
        var paper = papers.Find(token).OrNotFound();
        return await UploadedAsync(files, paper.Hash, paper.Name, paper.ContentType, shown: true, ct);
    }

    private async Task<ElectronicInvoice?> FindAsync(BillPaper paper, CancellationToken ct)
    {
        try
        {
            if (await papers.ContentAsync(paper, ct) is { } content
                && ElectronicInvoiceReader.Read(content, paper.ContentType) is { } read)
                return read;
            ModelState.AddModelError(nameof(BillEditForm.Paper),
                T["There is no e-invoice in this file. It is kept with the bill; enter what it says."]);
        }
        catch (BusinessRuleException refusal)
        {
            ModelState.AddModelError(nameof(BillEditForm.Paper), refusal.Of(T));
        }

        return null;
    }
}
