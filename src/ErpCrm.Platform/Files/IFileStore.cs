using System.Globalization;

namespace ErpCrm.Platform.Files;

/// <summary>Keeps uploaded files under random keys; names are only labels in the database.</summary>
public interface IFileStore
{
    /// <summary>Stores the content durably and returns its key (32 hexadecimal digits).</summary>
    Task<string> SaveAsync(Stream content, CancellationToken ct);

    /// <summary>Opens a stored file, or null when there is none under the key.</summary>
    Stream? Open(string key);

    /// <summary>Removes a stored file, if there is one.</summary>
    void Delete(string key);

    /// <summary>Removes every stored file.</summary>
    void Clear();
}

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

    // Marks of direction let a name read as another one.
    private static bool IsShown(char c) =>
        !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format && !"\"<>|:*?".Contains(c,
            StringComparison.Ordinal);
}
