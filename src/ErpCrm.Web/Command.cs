namespace ErpCrm.Web;

/// <summary>
/// What the process was started for: serve (nothing said), <c>new</c> (serve, and begin an empty company), <c>demo</c>, <c>seed</c>,
/// <c>check</c>, <c>backup</c>, <c>restore</c> or <c>migrate</c>.
/// </summary>
/// <param name="File">What a backup is written to or brought back from.</param>
internal sealed record Command(string Name, string[] Arguments, string? File = null)
{
    public const string Serve = "serve";
    public const string Demo = "demo";
    public const string Migrate = "migrate";
    public const string Seed = "seed";
    public const string Check = "check";

    public const string New = "new";
    public const string Backup = "backup";
    public const string Restore = "restore";

    /// <summary>Whether it is about the demo company: <c>demo</c>, <c>check demo</c>.</summary>
    public bool IsOfDemo => Name == Demo || (Name == Check && Arguments.FirstOrDefault() == Demo);

    private static readonly string[] Known = [Serve, Demo, Migrate, Seed, Check, New, Backup, Restore];

    public static Command Parse(string[] args)
    {
        if (args.Length == 0 || !Known.Contains(args[0])) return new Command(Serve, args);
        var namesFile = args[0] is Backup or Restore && args.Length > 1 && !args[1].StartsWith("--", StringComparison.Ordinal);
        return namesFile ? new Command(args[0], args[2..], args[1]) : new Command(args[0], args[1..]);
    }
}
