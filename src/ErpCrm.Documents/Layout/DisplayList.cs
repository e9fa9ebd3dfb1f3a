using System.Collections.Immutable;
using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Layout;

/// <summary>What the layout makes and a painter paints: pages of
/// drawing operations in reading order. Immutable.</summary>
internal sealed record DisplayList(double Width, double Height, ImmutableArray<DisplayPage> Pages);

internal sealed record DisplayPage(ImmutableArray<DrawOperation> Operations);

/// <summary>One thing drawn; coordinates are points from the top left corner.</summary>
/// <param name="Part">What it is in the document.</param>
internal abstract record DrawOperation(Part Part);

internal sealed record DrawText(Part Part, TrueTypeFont Font, double Size, Rgb Color, double X, double Baseline,
    string Text)
    : DrawOperation(Part);

internal sealed record DrawLine(Part Part, double X1, double Y1, double X2, double Y2, double Thickness, Rgb Color)
    : DrawOperation(Part);

/// <param name="Alternative">What a reader who cannot see it is told.</param>
internal sealed record DrawRectangles(
    Part Part, ImmutableArray<(double X, double Y, double Width, double Height)> Rectangles, Rgb Color,
    string? Alternative = null)
    : DrawOperation(Part);

/// <param name="Alternative">What a reader who cannot see it is told.</param>
internal sealed record DrawImage(Part Part, PdfImage Image, double X, double Y, double Width, double Height,
    string Alternative)
    : DrawOperation(Part);

/// <summary>Which part of the document a drawing belongs to; row and column count within the kind.</summary>
internal readonly record struct Part(PartKind Kind, int Row = 0, int Column = 0)
{
    public static Part Decoration { get; } = new(PartKind.Decoration);
}

internal enum PartKind
{
    /// <summary>Rules and backgrounds.</summary>
    Decoration,
    RunningHeader,
    RepeatedColumnHeader,
    Footer,
    PageNumber,
    Logo,
    Title,
    Mark,
    Subtitle,
    Party,
    Fact,
    Introduction,
    ColumnHeader,
    Cell,
    Total,
    InWords,
    PaymentHeading,
    PaymentFact,
    PaymentQr,
    NoteHeading,
    Note,
    Signature,
}
