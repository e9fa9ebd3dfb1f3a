using System.Globalization;
using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>What stands on every page: a running header from the
/// second page on, the footer and the page number.</summary>
internal sealed class PageFurniture
{
    private const int MaxFooterLines = 6;
    private const double FooterPadding = 8;
    private const double GapAboveFooter = 14;
    private const double RunningHeaderTop = 40;

    private readonly BusinessDocument _document;
    private readonly TextBlock _footer;

    public PageFurniture(BusinessDocument document)
    {
        _document = document;
        var contentWidth = Theme.Right - Theme.Left;
        var numberWidth = Math.Min(contentWidth / 2, Theme.Small.Measure(PageNumber(999, 999)));
        var width = contentWidth - numberWidth - 2 * Theme.ColumnGap;
        var footer = new TextBlock(new Part(PartKind.Footer)).Add(Theme.Small, document.Footer, width);
        var fits = footer.Lines.Count <= MaxFooterLines;
        _footer = fits ? footer : new TextBlock(new Part(PartKind.Footer));
        FooterAsNote = fits ? [] : [new DocumentNote(document.Footer!)];
    }

    /// <summary>The footer if it is too long for the bottom of each page.</summary>
    public IReadOnlyList<DocumentNote> FooterAsNote { get; }

    /// <summary>Nothing but the footer stands below this line.</summary>
    public double ContentBottom => FooterTop - GapAboveFooter;

    private double FooterTop =>
        Theme.PageHeight - Theme.BottomMargin - Math.Max(_footer.Height, Theme.Small.Leading) - FooterPadding;

    public void Draw(Flow flow)
    {
        for (var page = 0; page < flow.PageCount; page++)
        {
            if (page > 0)
            {
                DrawRunningHeader(flow.On(new Part(PartKind.RunningHeader), page));
            }

            DrawFooter(flow, page);
        }
    }

    private void DrawRunningHeader(Canvas canvas)
    {
        var width = Theme.Right - Theme.Left;
        var document = FirstLine($"{PrintableText.OneLine(_document.Title)} {PrintableText.OneLine(_document.Number)}",
            width / 2);
        var seller = FirstLine(PrintableText.OneLine(_document.Seller.Name), width / 2 - Theme.ColumnGap);
        canvas.Text(Theme.Running, document, Theme.Left, RunningHeaderTop);
        canvas.Text(Theme.Running, seller, Theme.Left, RunningHeaderTop, DocumentAlignment.End, width);
        canvas.HorizontalRule(Theme.Left, Theme.Right, RunningHeaderTop + Theme.Running.Leading + 6, Theme.Hairline,
            Theme.Rule);
    }

    private void DrawFooter(Flow flow, int page)
    {
        var canvas = flow.On(new Part(PartKind.PageNumber), page);
        canvas.HorizontalRule(Theme.Left, Theme.Right, FooterTop, Theme.Hairline, Theme.Rule);
        new FlowRow([new FlowCell(Theme.Left, 0, _footer)]).Draw(canvas, FooterTop + FooterPadding);
        canvas.Text(Theme.Small, PageNumber(page + 1, flow.PageCount), Theme.Left, FooterTop + FooterPadding,
            DocumentAlignment.End, Theme.Right - Theme.Left);
    }

    private string PageNumber(int page, int count) =>
        PrintableText.OneLine(string.Format(CultureInfo.InvariantCulture, _document.PageNumberFormat, page, count));

    /// <summary>The running header repeats what stands in full on the first page, so it may be shortened.</summary>
    private static string FirstLine(string text, double width)
    {
        var lines = Theme.Running.Wrap(text, width);
        return lines.Count == 1
            ? text
            : Theme.Running.Wrap(text, width - Theme.Running.Measure("\u2026"))[0].TrimEnd(' ') + "\u2026";
    }
}
