namespace ErpCrm.Web;

/// <summary>What the process was started for: serve (nothing said), <c>demo</c> or <c>migrate</c>.</summary>
internal sealed record Command(string Name, string[] Arguments)
{
    public const string Serve = "serve";
    public const string Demo = "demo";
    public const string Migrate = "migrate";

    private static readonly string[] Known = [Serve, Demo, Migrate];

    public static Command Parse(string[] args) =>
        args.Length > 0 && Known.Contains(args[0]) ? new Command(args[0], args[1..]) : new Command(Serve, args);
}
