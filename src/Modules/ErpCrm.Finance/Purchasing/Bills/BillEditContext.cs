using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Platform.Files;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What the form's page shows around it, and what can be chosen.</summary>
/// <param name="Bill">Null for a new one.</param>
/// <param name="Paper">What was sent with the form and belongs to no bill yet.</param>
/// <param name="UsualVat">Percent of a new line.</param>
internal sealed record BillEditContext(
    Bill? Bill, BillPaper? Paper, IReadOnlyList<ExpenseCategory> Categories, IReadOnlyList<BillAccount> Accounts,
    IReadOnlyList<ProjectCopy> Projects, decimal UsualVat)
{
    /// <summary>Lists of choices, made once for all lines.</summary>
    public IReadOnlyList<SelectListItem> CategoryItems { get; init; } = [];

    public IReadOnlyList<SelectListItem> AccountItems { get; } =
        [.. Accounts.Select(a => new SelectListItem(a.Name, a.Id.ToString()))];

    public IReadOnlyList<SelectListItem> ProjectItems { get; } =
        [.. Projects.Select(p => new SelectListItem($"{p.Code} {p.Name}", p.Id.ToString()))];

    public BillLineForm NewLine()
    {
        var line = new BillLineForm { Quantity = 1, VatPercent = UsualVat };
        line.ShowIn(this, 0, null);
        return line;
    }

    /// <summary>The paper that stands beside the form.</summary>
    /// <param name="token">Of one that belongs to no bill yet.</param>
    public ShownPaper? PaperShown(string? token)
    {
        if (Paper is { } sent && token is not null)
        {
            var url = $"/finance/bills/paper?token={Uri.EscapeDataString(token)}";
            return ShownPaper.Of(sent.Name, sent.ContentType, url, url);
        }

        return Bill is { PaperName: { } name } bill
            ? ShownPaper.Of(name, bill.PaperType!, $"/finance/bills/{bill.Id}/paper",
                $"/finance/bills/{bill.Id}/paper?shown=true")
            : null;
    }
}

/// <summary>A paper as a page shows it: as a picture, as the sheets of a PDF, or by its name alone.</summary>
internal sealed record ShownPaper(string Name, string Url, string? Picture, string? Sheets)
{
    public static ShownPaper Of(string name, string type, string url, string shownUrl) => new(
        name, url, type is FileTypes.Png or FileTypes.Jpeg ? shownUrl : null,
        type == FileTypes.Pdf ? shownUrl + "#navpanes=0&view=FitH" : null);
}
