using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Layout;

/// <summary>The typeface of all documents, read from the assembly once per process.</summary>
internal static class DocumentFonts
{
    private static readonly TrueTypeFont RegularFont = Load("Regular");

    public static FontStack Regular { get; } = new(RegularFont);

    public static FontStack Italic { get; } = new(Load("Italic"), RegularFont);

    public static FontStack Bold { get; } = new(Load("Bold"), RegularFont);

    private static TrueTypeFont Load(string style)
    {
        var name = $"ErpCrm.Documents.Fonts.{style}.ttf";
        using var resource = typeof(DocumentFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font '{name}' is not in the assembly; build ErpCrm.Documents again.");
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        return new TrueTypeFont(data);
    }
}
