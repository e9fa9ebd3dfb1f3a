namespace ErpCrm.Web.Hosting;

/// <summary>Which file the embedded database is.</summary>
internal static class DatabaseFiles
{
    public const string Company = "erpcrm.db";
    public const string Demo = "demo.db";

    /// <summary>The file for a command; <c>check</c> takes the one it finds, the demo company's too.</summary>
    public static string Of(string folder, Command command) => command.Name switch
    {
        Command.Check => Found(folder) ?? Path.Combine(folder, command.IsOfDemo ? Demo : Company),
        Command.Demo => Path.Combine(folder, Demo),
        _ => Path.Combine(folder, Company),
    };

    /// <summary>Why there is nothing to check; null when there is.</summary>
    public static string? RefusalOf(string folder)
    {
        if (Found(folder) is not { } file)
            return $"There is no database in {folder}: neither {Company} nor the demo company's {Demo}. Say where it is: check --Data:Folder <path>";
        try
        {
            using var content = new FileStream(file, FileMode.Open, FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete);
            return content.Length == 0 ? $"{file} is empty." : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{file} cannot be read: {e.Message}";
        }
    }

    private static string? Found(string folder) =>
        new[] { Company, Demo, Path.Combine("demo", Demo) }.Select(name => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
