namespace ErpCrm.Web;

/// <summary>What the process was started for: serve (nothing said), <c>demo</c>, <c>seed</c>, <c>check</c> or <c>migrate</c>.</summary>
internal sealed record Command(string Name, string[] Arguments)
{
    public const string Serve = "serve";
    public const string Demo = "demo";
    public const string Migrate = "migrate";
    public const string Seed = "seed";
    public const string Check = "check";

    /// <summary>Whether it is about the demo company: <c>demo</c>, <c>check demo</c>.</summary>
    public bool IsOfDemo => Name == Demo || (Name == Check && Arguments.FirstOrDefault() == Demo);

    private static readonly string[] Known = [Serve, Demo, Migrate, Seed, Check];

    public static Command Parse(string[] args) =>
        args.Length > 0 && Known.Contains(args[0]) ? new Command(args[0], args[1..]) : new Command(Serve, args);
}
