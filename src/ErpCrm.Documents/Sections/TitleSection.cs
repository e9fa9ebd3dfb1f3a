using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>The kind of document, its number, the logo.</summary>
internal static class TitleSection
{
    public static void Place(Flow flow, BusinessDocument document)
    {
        var (width, logoBottom) = PlaceLogo(flow, document, flow.Y);
        var kind = PrintableText.OneLine(document.Title);
        var mark = PrintableText.OneLine(document.Mark);
        if (mark.Length > 0 && !DrawMark(flow.On(new Part(PartKind.Mark)), mark, kind, width))
        {
            kind += " \u00B7 " + mark;
        }

        var title = new TextBlock(new Part(PartKind.Title))
            .Add(Theme.Kind, kind, width)
            .Add(Theme.Number, PrintableText.OneLine(document.Number), width);
        flow.Place(new FlowRow([new FlowCell(Theme.Left, width, title)]));

        var subtitle = new TextBlock(new Part(PartKind.Subtitle)).Add(Theme.Subtitle, document.Subtitle, width);
        flow.Place(
            new FlowRow([new FlowCell(Theme.Left, width, subtitle)]) { PaddingTop = subtitle.Lines.Count > 0 ? 3 : 0 });
        if (flow.PageCount == 1)
        {
            flow.Y = Math.Max(flow.Y, logoBottom);
        }
    }

    private static (double TextWidth, double Bottom) PlaceLogo(Flow flow, BusinessDocument document, double top)
    {
        if (document.Logo.IsEmpty)
        {
            return PlaceMonogram(flow, document, top);
        }

        var logo = LogoCache.Load(document.Logo);
        var scale = Math.Min(Theme.LogoMaxWidth / logo.Width, Theme.LogoMaxHeight / logo.Height);
        var (width, height) = (logo.Width * scale, logo.Height * scale);
        flow.On(new Part(PartKind.Logo)).Image(logo, Theme.Right - width, top, width, height, document.Seller.Name);
        return (flow.Frame.ContentWidth - width - Theme.ColumnGap, top + height);
    }

    /// <summary>A company without a logo is recognised by its initials, as on the screen.</summary>
    private static (double TextWidth, double Bottom) PlaceMonogram(Flow flow, BusinessDocument document, double top)
    {
        var initials = PrintableText.OneLine(document.Monogram);
        if (initials.Length == 0)
        {
            return (flow.Frame.ContentWidth, top);
        }

        var left = Theme.Right - Theme.MonogramSize;
        var square = flow.On(new Part(PartKind.Logo));
        square.Rectangles([(left, top, Theme.MonogramSize, Theme.MonogramSize)], Theme.Ink, document.Seller.Name);
        var x = left + (Theme.MonogramSize - Theme.Monogram.Measure(initials)) / 2;
        square.For(Part.Decoration)
            .Text(Theme.Monogram, initials, x, top + (Theme.MonogramSize - Theme.Monogram.Leading) / 2);
        return (flow.Frame.ContentWidth - Theme.MonogramSize - Theme.ColumnGap, top + Theme.MonogramSize);
    }

    /// <summary>False if the mark has no room beside the title.</summary>
    private static bool DrawMark(Canvas canvas, string mark, string title, double width)
    {
        const double Gap = 9;
        const double Padding = 6;
        var x = Theme.Left + Theme.Kind.Measure(title) + Gap;
        var markWidth = Theme.Mark.Measure(mark) + 2 * Padding;
        if (x + markWidth > Theme.Left + width)
        {
            return false;
        }

        canvas.Rectangle(x, Theme.FirstTop, markWidth, Theme.Mark.Leading, Theme.Shade);
        canvas.Text(Theme.Mark, mark, x + Padding, Theme.FirstTop);
        return true;
    }
}
