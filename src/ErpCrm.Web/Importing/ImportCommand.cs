using System.Diagnostics;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Searching;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Importing;

/// <summary><c>import company clients.csv --as aida@orda.example</c>: imports a file as the pages do with what they
/// propose, and says what it took. A large file does so at night, and measures the machine.</summary>
internal static class ImportCommand
{
    public static async Task<int> ImportAsync(
        this WebApplication app, Command command, TextWriter output, CancellationToken ct)
    {
        if (command is not { Kind: { } kind, File: { } file } || app.Configuration["as"] is not { Length: > 0 } email)
        {
            await output.WriteLineAsync("import <kind> <file> --as <email of a user>");
            return 1;
        }

        await app.Services.PrepareAsync(ct);
        await using var scope = app.Services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<IImportFile>();
        if (await import.ImportAsync(kind, file, email, output, ct) is null) return 1;
        var watch = Stopwatch.StartNew();
        await app.Services.GetRequiredService<OutboxDrain>().RunAsync(ct);
        await output.WriteLineAsync($"Told to the other modules in {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Restart();
        await app.Services.GetRequiredService<IFillSearch>().CatchUpAsync(ct);
        await output.WriteLineAsync($"In the index of the search after {watch.Elapsed.TotalSeconds:0.0} s; "
            + $"{Environment.WorkingSet / 1048576} MB in use");
        return 0;
    }
}
