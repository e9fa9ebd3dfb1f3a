using System.Collections.Immutable;
using ErpCrm.Documents.Layout;
using QRCoder;

namespace ErpCrm.Documents.Sections;

/// <summary>How to pay: the account on the left, the code to scan on the right.</summary>
internal static class PaymentSection
{
    private const double MaxLabelWidth = 150;
    private const double CaptionWidth = 150;
    private const double CaptionGap = 3;

    public static void Place(Flow flow, DocumentPayment? payment)
    {
        if (payment is null)
        {
            return;
        }

        var hasCode = payment.QrPayload is { Length: > 0 };
        var width = flow.Frame.ContentWidth - (hasCode ? Theme.QrSize + Theme.ColumnGap : 0);
        var rows = Rows(flow.Frame.Left, width, payment);
        var caption = new TextBlock(new Part(PartKind.PaymentFact, payment.Facts.Count)).Add(Theme.Small,
            payment.QrCaption, CaptionWidth);
        var codeHeight = hasCode ? Theme.QrSize + CaptionGap + caption.Height : 0;

        flow.Space(Theme.SectionGap);
        flow.KeepTogether(Math.Max(rows.Sum(row => row.Height), codeHeight));
        var (page, top) = (flow.PageCount, flow.Y);
        foreach (var row in rows)
        {
            flow.Place(row);
        }

        if (hasCode)
        {
            DrawCode(flow.On(new Part(PartKind.PaymentQr), page - 1), payment, top);
            var below = new FlowRow(
                [new FlowCell(Theme.Right - CaptionWidth, CaptionWidth, caption, DocumentAlignment.End)]);
            below.Draw(flow.On(Part.Decoration, page - 1), top + Theme.QrSize + CaptionGap);
            flow.Y = flow.PageCount == page ? Math.Max(flow.Y, top + codeHeight) : flow.Y;
        }
    }

    private static List<FlowRow> Rows(double left, double width, DocumentPayment payment)
    {
        var heading = new TextBlock(new Part(PartKind.PaymentHeading)).Add(Theme.Heading, payment.Heading, width);
        var rows = new List<FlowRow> { new([new FlowCell(left, width, heading)]) { PaddingBottom = 3 } };
        var labelWidth = Math.Min(MaxLabelWidth,
            payment.Facts.Select(fact => Theme.Label.Measure(PrintableText.OneLine(fact.Label))).DefaultIfEmpty()
                .Max());
        var valueWidth = width - labelWidth - Theme.ColumnGap;
        for (var i = 0; i < payment.Facts.Count; i++)
        {
            var part = new Part(PartKind.PaymentFact, i);
            rows.Add(new FlowRow(
            [
                new FlowCell(left, labelWidth,
                    new TextBlock(part).Add(Theme.Label, payment.Facts[i].Label, labelWidth)),
                new FlowCell(left + width - valueWidth, valueWidth,
                    new TextBlock(part).Add(Theme.Body, payment.Facts[i].Value, valueWidth)),
            ]));
        }

        return rows;
    }

    private static void DrawCode(Canvas canvas, DocumentPayment payment, double top)
    {
        const int QuietZone = 4;
        using var code = QRCodeGenerator.GenerateQrCode(payment.QrPayload!, QRCodeGenerator.ECCLevel.M,
            forceUtf8: true);
        var modules = code.ModuleMatrix;
        // The matrix brings its quiet zone along; the white paper around the code is one already.
        var count = modules.Count - 2 * QuietZone;
        var size = Theme.QrSize / count;
        var left = Theme.Right - Theme.QrSize;
        var bars = ImmutableArray.CreateBuilder<(double, double, double, double)>();
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < count; column++)
            {
                var first = column;
                while (column < count && modules[row + QuietZone][column + QuietZone])
                {
                    column++;
                }

                if (column > first)
                {
                    bars.Add((left + first * size, top + row * size, (column - first) * size, size));
                }
            }
        }

        canvas.Rectangles(bars.ToImmutable(), Theme.Ink,
            payment.QrCaption is { Length: > 0 } caption ? caption : payment.Heading);
    }
}
