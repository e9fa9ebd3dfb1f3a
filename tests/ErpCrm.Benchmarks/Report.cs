using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ErpCrm.Benchmarks;

/// <summary>What was measured on one seeded database.</summary>
internal sealed record Volume(decimal Scale, long DatabaseBytes, TimeSpan? Seeding, Sizes Sizes, long PeakMegabytes,
    IReadOnlyList<Measurement> Measurements, IReadOnlyDictionary<string, (double Cpu, int Commands)> Targets)
{
    private const int FullInvoices = 100_000;

    /// <summary>Number of invoices, which names the volume.</summary>
    public string Rows => ((int)(FullInvoices * Scale)).ToString("#,0", CultureInfo.InvariantCulture);
}

internal static class Text
{
    public static string Of(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>The result as the tables of <c>docs/performance.md</c>.</summary>
internal static class Report
{
    private const string Begin = "<!-- measured: eng/bench.sh writes between these lines -->";
    private const string End = "<!-- /measured -->";
    private const double GrowthLimit = 1.3;
    private const long MemoryLimit = 400;
    private const long MoveLimit = 8_000;
    private const long FirstLoadLimit = 150_000;

    public static string Of(Options options, IReadOnlyList<Volume> volumes)
    {
        var text = new StringBuilder();
        text.AppendLine(Inv(
            $"Measured on {DateTimeOffset.UtcNow:yyyy-MM-dd}: {Environment.ProcessorCount} cores ({Processor()}), {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, SQLite with synchronous=FULL, the load generator on the same machine, {Text.Of((decimal)options.WarmUp)} s of warming up, {Text.Of((decimal)options.Seconds)} s per measurement. CPU is the application's process time."));
        text.AppendLine();
        Volumes(text, volumes);
        Full(text, volumes[^1]);
        Growth(text, volumes);
        Missed(text, volumes);
        return text.ToString();
    }

    /// <summary>Replaces what the last run wrote; what people wrote around it stays.</summary>
    public static void WriteInto(string file, string report)
    {
        var text = File.Exists(file) ? File.ReadAllText(file) : $"# Performance\n\n{Begin}\n{End}\n";
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length,
            text.IndexOf(End, StringComparison.Ordinal));
        File.WriteAllText(file, $"{text[..from]}\n\n{report.ReplaceLineEndings("\n").Trim()}\n\n{text[to..]}");
    }

    private static void Volumes(StringBuilder text, IReadOnlyList<Volume> volumes)
    {
        text.AppendLine(
            "| invoices | database | seeded in | memory under load | move within the app | first load |\n|---:|---:|---:|---:|---:|---:|");
        foreach (var volume in volumes)
            text.AppendLine(Inv(
                $"| {volume.Rows} | {volume.DatabaseBytes / 1024 / 1024} MB | {volume.Seeding?.TotalSeconds:0} s | {volume.PeakMegabytes} MB | {volume.Sizes.Move / 1000.0:0.0} kB | {volume.Sizes.FirstLoad / 1000.0:0.0} kB in {volume.Sizes.FirstLoadFiles} files |"));
        text.AppendLine();
    }

    private static void Full(StringBuilder text, Volume volume)
    {
        text.AppendLine(Inv(
            $"### {volume.Rows} invoices\n\n| request | at once | per second | p50 ms | p95 ms | p99 ms | CPU ms | SQL | bytes |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|"));
        foreach (var m in volume.Measurements)
            text.AppendLine(Inv(
                $"| {m.Scenario} | {m.Concurrency} | {m.PerSecond:0} | {m.P50:0.0} | {m.P95:0.0} | {m.P99:0.0} | {m.Cpu:0.00} | {m.SqlCommands:0.#} | {m.Bytes:0}{(m.Failures > 0 ? $" ({m.Failures} failed)" : "")} |"));
        text.AppendLine();
    }

    private static void Growth(StringBuilder text, IReadOnlyList<Volume> volumes)
    {
        if (volumes.Count < 2) return;
        text.AppendLine("### CPU per request as the company grows").AppendLine();
        text.AppendLine(Inv($"| request | {string.Join(" | ", volumes.Select(v => v.Rows))} | factor |"));
        text.AppendLine(Inv($"|---|{string.Concat(volumes.Select(_ => "---:|"))}---:|"));
        foreach (var name in Names(volumes))
        {
            var cpu = volumes.Select(v => Cpu(v, name).ToString("0.00", CultureInfo.InvariantCulture));
            text.AppendLine(Inv($"| {name} | {string.Join(" | ", cpu)} | {Factor(volumes, name):0.00} |"));
        }

        text.AppendLine();
    }

    private static void Missed(StringBuilder text, IReadOnlyList<Volume> volumes)
    {
        var full = volumes[^1];
        var missed = new List<string>();
        foreach (var name in Names(volumes))
        {
            var (cpu, commands) = volumes[^1].Targets[name];
            if (Cpu(full, name) > cpu) missed.Add(Inv($"{name}: {Cpu(full, name):0.00} ms CPU, target {cpu} ms"));
            if (commands > 0 && full.Measurements.First(m => m.Scenario == name).SqlCommands > commands)
                missed.Add(Inv(
                    $"{name}: {full.Measurements.First(m => m.Scenario == name).SqlCommands:0.#} SQL commands, target {commands}"));
            if (commands > 0 && Factor(volumes, name) > GrowthLimit)
                missed.Add(Inv(
                    $"{name}: {Factor(volumes, name):0.00} times the CPU of {volumes[0].Rows} invoices, target {GrowthLimit}"));
        }

        if (full.PeakMegabytes > MemoryLimit)
            missed.Add(Inv($"memory under load: {full.PeakMegabytes} MB, target {MemoryLimit} MB"));
        if (full.Sizes.Move > MoveLimit)
            missed.Add(Inv($"move within the app: {full.Sizes.Move} bytes, target {MoveLimit}"));
        if (full.Sizes.FirstLoad > FirstLoadLimit)
            missed.Add(Inv($"first load: {full.Sizes.FirstLoad} bytes, target {FirstLoadLimit}"));
        text.AppendLine("### Targets that are missed\n");
        text.AppendLine(missed.Count == 0 ? "None." : string.Join('\n', missed.Select(m => $"- {m}")));
    }

    private static IEnumerable<string> Names(IReadOnlyList<Volume> volumes) =>
        volumes[^1].Measurements.Select(m => m.Scenario).Distinct();

    // The busiest case: nothing waits, so that the share of idle work is smallest.
    private static double Cpu(Volume volume, string name) =>
        volume.Measurements.Where(m => m.Scenario == name).MaxBy(m => m.Concurrency)!.Cpu;

    private static double Factor(IReadOnlyList<Volume> volumes, string name) =>
        volumes.Count < 2 ? 1 : Cpu(volumes[^1], name) / Cpu(volumes[0], name);

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1]
            .Trim() ?? RuntimeInformation.ProcessArchitecture.ToString()
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
