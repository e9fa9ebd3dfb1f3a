using ErpCrm.Documents.Layout;
using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Sections;

/// <summary>Type, colour and space of a business document: calm, hairlines
/// instead of boxes, weight instead of colour. In points.</summary>
internal static class Theme
{
    public const double PageWidth = 595.28;
    public const double PageHeight = 841.89;
    public const double Left = 56;
    public const double Right = PageWidth - 56;
    public const double FirstTop = 54;
    public const double ContinuationTop = 84;
    public const double BottomMargin = 40;

    public const double SectionGap = 26;
    public const double ColumnGap = 20;
    public const double Hairline = 0.6;
    public const double TotalsWidth = 236;
    public const double LogoMaxWidth = 142;
    public const double LogoMaxHeight = 48;
    public const double QrSize = 86;
    public const double MonogramSize = 40;

    public static readonly Rgb Ink = new(0x171A21);
    public static readonly Rgb Muted = new(0x5F6673);
    public static readonly Rgb Rule = new(0xDDE0E6);
    public static readonly Rgb Shade = new(0xEEF0F3);
    public static readonly Rgb Paper = new(0xFFFFFF);

    public static readonly TextStyle Kind = new(DocumentFonts.Regular, 11, 15, Muted);
    public static readonly TextStyle Number = new(DocumentFonts.Bold, 22, 28, Ink);
    public static readonly TextStyle Subtitle = new(DocumentFonts.Italic, 9, 13, Muted);
    public static readonly TextStyle Label = new(DocumentFonts.Regular, 8.5, 13, Muted);
    public static readonly TextStyle Name = new(DocumentFonts.Bold, 9.5, 14, Ink);
    public static readonly TextStyle Body = new(DocumentFonts.Regular, 9, 13.5, Ink);
    public static readonly TextStyle Strong = new(DocumentFonts.Bold, 9, 13.5, Ink);
    public static readonly TextStyle Quiet = new(DocumentFonts.Regular, 8.5, 12.5, Muted);
    public static readonly TextStyle GrandTotal = new(DocumentFonts.Bold, 12.5, 18, Ink);
    public static readonly TextStyle Heading = new(DocumentFonts.Bold, 9.5, 15, Ink);
    public static readonly TextStyle Small = new(DocumentFonts.Regular, 7.5, 10.5, Muted);
    public static readonly TextStyle Running = new(DocumentFonts.Regular, 8, 12, Muted);
    public static readonly TextStyle Monogram = new(DocumentFonts.Bold, 15, 20, Paper);
    public static readonly TextStyle Mark = new(DocumentFonts.Bold, 8.5, 15, Muted);

    public static FlowRule ContentRule { get; } = new(Left, Right, Hairline, Rule);
}
