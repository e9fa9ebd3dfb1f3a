using System.Globalization;

namespace ErpCrm.Benchmarks;

/// <summary>What is measured, and where.</summary>
internal sealed record Options
{
    /// <summary>The published application.</summary>
    public string App { get; init; } = "artifacts/bench/app/ErpCrm.Web.dll";

    /// <summary>Where the seeded databases are kept; one folder per scale.</summary>
    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), "bench-erpcrm");

    /// <summary>Parts of the full volume: 0.01 has 1,000 invoices, 1 has 100,000.</summary>
    public IReadOnlyList<decimal> Scales { get; init; } = [0.01m, 0.1m, 1m];

    public IReadOnlyList<int> Concurrency { get; init; } = [1, 8, 32];

    /// <summary>Seconds of each measurement, after a second of warming up.</summary>
    public double Seconds { get; init; } = 4;

    /// <summary>Seconds that everything is asked before anything is measured,
    /// until the application's code is compiled as it stays.</summary>
    public double WarmUp { get; init; } = 60;

    public int Port { get; init; } = 6120;

    /// <summary>Only scenarios whose name contains this.</summary>
    public string Only { get; init; } = "";

    /// <summary>The file that the result is written into; empty prints it only.</summary>
    public string Write { get; init; } = "";

    /// <summary>Whether the seeded databases are checked before they are measured.</summary>
    public bool Check { get; init; }

    public static Options Parse(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Length; i += 2) given[args[i].TrimStart('-')] = args[i + 1];
        var standard = new Options();
        return new Options
        {
            App = Path.GetFullPath(given.GetValueOrDefault("app", standard.App)),
            Folder = Path.GetFullPath(given.GetValueOrDefault("folder", standard.Folder)),
            Scales = given.TryGetValue("scale", out var scales)
                ? [.. scales.Split(',').Select(s => decimal.Parse(s, CultureInfo.InvariantCulture))]
                : standard.Scales,
            Concurrency = given.TryGetValue("concurrency", out var many)
                ? [.. many.Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))]
                : standard.Concurrency,
            Seconds = given.TryGetValue("seconds", out var seconds)
                ? double.Parse(seconds, CultureInfo.InvariantCulture)
                : standard.Seconds,
            WarmUp = given.TryGetValue("warm-up", out var warmUp)
                ? double.Parse(warmUp, CultureInfo.InvariantCulture)
                : standard.WarmUp,
            Port = given.TryGetValue("port", out var port)
                ? int.Parse(port, CultureInfo.InvariantCulture)
                : standard.Port,
            Only = given.GetValueOrDefault("only", standard.Only),
            Write = given.GetValueOrDefault("write", standard.Write),
            Check = given.GetValueOrDefault("check") == "true",
        };
    }
}
