using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>The type of the lines: the usual one, and a smaller one for documents with many columns.</summary>
internal sealed record TableTypography(TextStyle Label, TextStyle Body, TextStyle Strong, TextStyle Quiet, double Gap)
{
    public static TableTypography Usual { get; } = new(Theme.Label, Theme.Body, Theme.Strong, Theme.Quiet,
        Theme.ColumnGap);

    public static TableTypography Dense { get; } = new(
        Theme.Label with { Size = 7, Leading = 10 },
        Theme.Body with { Size = 7.5, Leading = 11 },
        Theme.Strong with { Size = 7.5, Leading = 11 },
        Theme.Quiet with { Size = 7, Leading = 10 },
        Gap: 10);
}
