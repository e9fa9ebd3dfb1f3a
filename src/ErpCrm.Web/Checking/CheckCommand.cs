using System.Diagnostics;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Checking;

/// <summary>
/// <c>check</c>: proves every rule over everything the database holds
/// and says which records break one. It changes nothing; the database must be of this version.
/// </summary>
internal static class CheckCommand
{
    /// <summary>Findings shown of one rule; a broken rule usually breaks everywhere.</summary>
    private const int Shown = 20;

    /// <returns>Exit code: 0 when every rule holds, 1 when one is broken or could not be proved.</returns>
    public static async Task<int> CheckAsync(this WebApplication app, CancellationToken ct)
    {
        if (await WhyNotAsync(app.Services, ct) is { } why)
        {
            await Console.Error.WriteLineAsync(why);
            return 1;
        }

        await Console.Out.WriteLineAsync($"Checking {app.Services.GetRequiredService<IDatabase>().Name}");
        var watch = Stopwatch.StartNew();
        var findings = await RunAsync(app.Services, Console.Out, ct);
        await Console.Out.WriteLineAsync(findings == 0
            ? $"Every rule holds ({watch.Elapsed.TotalSeconds:0.0} s)."
            : $"{findings} findings ({watch.Elapsed.TotalSeconds:0.0} s).");
        return findings == 0 ? 0 : 1;
    }

    // Opens the database for the first time, and only one of this version has what the rules ask for.
    private static async Task<string?> WhyNotAsync(IServiceProvider services, CancellationToken ct)
    {
        var database = services.GetRequiredService<IDatabase>();
        try
        {
            await using var scope = services.CreateAsyncScope();
            foreach (var type in Database.ContextTypes(services))
            {
                var pending = await ((DbContext)scope.ServiceProvider.GetRequiredService(type)).Database
                    .GetPendingMigrationsAsync(ct);
                if (pending.Any())
                    return "This database is not of this version, or holds nothing yet: start the application on it once, or run the command migrate, before it is checked.";
            }

            await services.GetRequiredService<ICompanyProfile>().RefreshAsync(ct);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return database.ObstacleOf(e) ?? $"The database cannot be read: {e.Message}";
        }
    }

    /// <summary>Runs every check, as many at once as there are processors,
    /// and writes a line for each, and for each finding.</summary>
    /// <returns>Number of findings.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        int count;
        await using (var all = services.CreateAsyncScope()) count = all.ServiceProvider.GetServices<ICheck>().Count();
        var total = 0;
        var written = TextWriter.Synchronized(output);
        await Parallel.ForEachAsync(Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct },
            async (number, stop) =>
        {
            // A scope of its own: what one check has read is forgotten before the next.
            await using var scope = services.CreateAsyncScope();
            var lines = new StringWriter();
            Interlocked.Add(ref total,
                await RunAsync(scope.ServiceProvider.GetServices<ICheck>().ElementAt(number), lines, stop));
            await written.WriteAsync(lines.ToString());
        });
        return total;
    }

    private static async Task<int> RunAsync(ICheck check, TextWriter output, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var found = 0;
        try
        {
            await foreach (var finding in check.RunAsync(ct))
            {
                if (++found <= Shown) await output.WriteLineAsync($"       {finding.Record}: {finding.Problem}");
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            found++;
            await output.WriteLineAsync($"       could not be proved: {e.Message}");
        }

        if (found > Shown) await output.WriteLineAsync($"       and {found - Shown} more");
        await output.WriteLineAsync(
            $"{(found == 0 ? "ok    " : "BROKEN")} {check.Rule} ({watch.Elapsed.TotalSeconds:0.0} s)");
        return found;
    }
}
