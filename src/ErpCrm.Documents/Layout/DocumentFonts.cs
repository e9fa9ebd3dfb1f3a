using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Layout;

/// <summary>The typefaces of all documents, read from the assembly once per
/// process; those of other scripts when they are first needed.</summary>
internal static class DocumentFonts
{
    private static readonly TrueTypeFont RegularFont = Load("Regular");

    private static readonly ScriptFont[] Scripts =
    [
        new("Hebrew", true, (0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
        new("Arabic", true, (0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
        new("Armenian", true, (0x0530, 0x058F), (0xFB13, 0xFB17)),
        new("Georgian", true, (0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
        new("Korean", false, (0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)),
        new("Chinese", false, (0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),
            (0x20000, 0x3FFFF)),
    ];

    public static FontStack Regular { get; } =
        new(RegularFont) { OtherScripts = codePoint => OfScript(codePoint, bold: false) };

    public static FontStack Italic { get; } =
        new(Load("Italic"), RegularFont) { OtherScripts = codePoint => OfScript(codePoint, bold: false) };

    public static FontStack Bold { get; } =
        new(Load("Bold"), RegularFont) { OtherScripts = codePoint => OfScript(codePoint, bold: true) };

    private static TrueTypeFont? OfScript(int codePoint, bool bold) =>
        Array.Find(Scripts, script => script.Has(codePoint))?.Font(bold);

    private static TrueTypeFont Load(string style)
    {
        var name = $"ErpCrm.Documents.Fonts.{style}.ttf";
        using var resource = typeof(DocumentFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException(
                $"The font '{name}' is not in the assembly; build ErpCrm.Documents again.");
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        return new TrueTypeFont(data);
    }

    /// <param name="hasBold">East Asian typefaces are large: one weight stands for both.</param>
    private sealed class ScriptFont(string name, bool hasBold, params (int First, int Last)[] ranges)
    {
        private readonly Lazy<TrueTypeFont> _regular = new(() => Load(name));
        private readonly Lazy<TrueTypeFont> _bold = new(() => Load(name + "Bold"));

        public bool Has(int codePoint) =>
            Array.Exists(ranges, range => codePoint >= range.First && codePoint <= range.Last);

        public TrueTypeFont Font(bool bold) => (bold && hasBold ? _bold : _regular).Value;
    }
}
