using System.Diagnostics;
using ErpCrm.Platform.Searching;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Search;

/// <summary><c>rebuild-search</c>: makes the index of the search anew from the records. What was never filled is filled
/// by itself at the start.</summary>
internal static class RebuildSearchCommand
{
    public static async Task<int> RebuildSearchAsync(this WebApplication app, TextWriter output, CancellationToken ct)
    {
        await app.Services.PrepareAsync(ct);
        var watch = Stopwatch.StartNew();
        var records = await app.Services.GetRequiredService<IFillSearch>().RebuildAsync(ct);
        await output.WriteLineAsync($"{records} records are found by the search ({watch.Elapsed.TotalSeconds:0.0} s).");
        return 0;
    }
}
