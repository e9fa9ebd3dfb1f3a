namespace ErpCrm.Web;

/// <summary>
/// What the process was started for: serve (nothing said), <c>new</c>
/// (serve, and begin an empty company), <c>demo</c>, <c>seed</c>,
/// <c>check</c>, <c>backup</c>, <c>restore</c>, <c>migrate</c>, <c>feed</c>,
/// <c>import</c> or <c>rebuild-search</c>.
/// </summary>
/// <param name="File">What a backup is written to or brought back from, or what is imported.</param>
/// <param name="Listener">Whose rows are made again.</param>
/// <param name="Kind">Of what records are imported.</param>
internal sealed record Command(
    string Name, string[] Arguments, string? File = null, string? Listener = null, string? Kind = null)
{
    public const string Serve = "serve";
    public const string Demo = "demo";
    public const string Migrate = "migrate";
    public const string Seed = "seed";
    public const string Check = "check";

    public const string New = "new";
    public const string Backup = "backup";
    public const string Restore = "restore";
    public const string Feed = "feed";
    public const string Import = "import";
    public const string RebuildSearch = "rebuild-search";

    /// <summary>Whether it is about the demo company: <c>demo</c>, <c>check demo</c>.</summary>
    public bool IsOfDemo => Name == Demo || (Name == Check && Arguments.FirstOrDefault() == Demo);

    private static readonly string[] Known =
        [Serve, Demo, Migrate, Seed, Check, New, Backup, Restore, Feed, Import, RebuildSearch];

    public static Command Parse(string[] args)
    {
        if (args.Length == 0 || !Known.Contains(args[0])) return new Command(Serve, args);
        var named = args.Length > 1 && !args[1].StartsWith("--", StringComparison.Ordinal) ? args[1] : null;
        return args[0] switch
        {
            Backup or Restore when named is not null => new Command(args[0], args[2..], File: named),
            Import when named is not null && args.Length > 2 =>
                new Command(args[0], args[3..], File: args[2], Kind: named),
            Feed when named is not null => new Command(args[0], args[2..], Listener: named),
            _ => new Command(args[0], args[1..]),
        };
    }
}
