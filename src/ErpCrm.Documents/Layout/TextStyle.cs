using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Layout;

/// <summary>How text looks. Size and leading (the height of one line) are in points.</summary>
internal sealed record TextStyle(FontStack Fonts, double Size, double Leading, Rgb Color)
{
    public double Measure(ReadOnlySpan<char> text) => Fonts.Measure(text, Size);

    public IReadOnlyList<string> Wrap(string text, double width) => Fonts.Wrap(text, Size, width);

    /// <summary>From the top of a line to its baseline: capitals stand in the middle of the leading.</summary>
    public double BaselineOffset => Leading / 2 + Size * 0.357;
}
