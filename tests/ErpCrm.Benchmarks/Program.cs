using System.Diagnostics;
using ErpCrm.Benchmarks;

var options = Options.Parse(args);
Directory.CreateDirectory(options.Folder);
var volumes = new List<Volume>();
foreach (var scale in options.Scales)
{
    var (database, seeding) = await SeedAsync(scale);
    volumes.Add(await MeasureAsync(scale, database, seeding));
}

var report = Report.Of(options, volumes);
Console.WriteLine(report);
if (options.Write.Length > 0) Report.WriteInto(options.Write, report);
return 0;

// A database is seeded once and measured on a copy, because measuring writes.
async Task<(string File, TimeSpan? Seeding)> SeedAsync(decimal scale)
{
    var folder = Path.Combine(options.Folder, Text.Of(scale));
    var done = Path.Combine(folder, "seeded.txt");
    var file = Path.Combine(folder, "erpcrm.db");
    if (!File.Exists(done))
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var watch = Stopwatch.StartNew();
        await AppUnderTest.RunAsync(options, "seed", "--scale", Text.Of(scale), "--Data:Folder", folder);
        await File.WriteAllTextAsync(done, Text.Of((decimal)watch.Elapsed.TotalSeconds));
    }

    if (options.Check) await AppUnderTest.RunAsync(options, "check", "--Data:Folder", folder);
    return (file, TimeSpan.FromSeconds(
        double.Parse(await File.ReadAllTextAsync(done), System.Globalization.CultureInfo.InvariantCulture)));
}

async Task<Volume> MeasureAsync(decimal scale, string database, TimeSpan? seeding)
{
    var folder = Path.Combine(options.Folder, "run");
    if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    Directory.CreateDirectory(folder);
    foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, "erpcrm.db*"))
        File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

    await using var app = await AppUnderTest.StartAsync(options, folder);
    using var visitor = new Visitor(app.Address);
    await visitor.SignInAsync();
    var sizes = await Sizes.MeasureAsync(visitor);
    var measurements = new List<Measurement>();
    var scenarios = (await Scenario.AllAsync(visitor))
        .Where(s => s.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
        .ToList();
    await Measurement.WarmUpAsync(scenarios, visitor, options.WarmUp);
    foreach (var scenario in scenarios)
    {
        foreach (var concurrency in options.Concurrency)
        {
            var taken = await Measurement.TakeAsync(scenario, app, visitor, concurrency, options.Seconds);
            Console.WriteLine(
                $"{Text.Of(scale),5} {taken.Scenario,-34} {taken.Concurrency,3}: {taken.PerSecond,7:0} /s  p50 {taken.P50,6:0.0}  p95 {taken.P95,6:0.0} ms  CPU {taken.Cpu,6:0.00} ms  SQL {taken.SqlCommands,4:0.0}  {taken.Bytes,7:0} bytes{(taken.Failures > 0 ? $"  {taken.Failures} FAILED" : "")}");
            measurements.Add(taken);
        }
    }

    return new Volume(scale, new FileInfo(database).Length, seeding, sizes, app.PeakMegabytes, measurements,
        scenarios.ToDictionary(s => s.Name, s => (s.TargetCpu, s.TargetCommands)));
}
