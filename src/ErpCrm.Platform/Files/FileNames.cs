using System.Globalization;

namespace ErpCrm.Platform.Files;

/// <summary>A name is a label, not a path: directories, control characters and over-long names are cut away.</summary>
public static class FileNames
{
    public const int MaxLength = 120;

    public static string Clean(string? name)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1];
        var clean = new string([.. last.Where(IsShown)]).Trim(' ', '.');
        if (clean.Length > MaxLength) clean = clean[^MaxLength..];
        // Half of a pair is no character.
        if (clean.Length > 0 && char.IsLowSurrogate(clean[0])) clean = clean[1..];
        return clean.Length == 0 ? "file" : clean;
    }

    /// <summary>What stands behind the last dot, in lower case: <c>pdf</c>; empty when nothing does.</summary>
    public static string EndingOf(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    // Marks of direction let a name read as another one.
    private static bool IsShown(char c) =>
        !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format && !"\"<>|:*?".Contains(c,
            StringComparison.Ordinal);
}
