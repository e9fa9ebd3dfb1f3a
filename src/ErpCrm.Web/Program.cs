using ErpCrm.Web;
using ErpCrm.Web.Backups;
using ErpCrm.Web.Checking;
using ErpCrm.Web.Demo;
using ErpCrm.Web.Feeding;
using ErpCrm.Web.Hosting;
using ErpCrm.Web.Importing;
using ErpCrm.Web.Installing;
using ErpCrm.Web.Measuring;
using ErpCrm.Web.Search;
using ErpCrm.Web.Seeding;

var command = Command.Parse(args);
var builder = Composition.Begin(command);

if (Refusals.Of(builder, command) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

var app = Composition.Build(builder, command);

if (command.Name == Command.Check) return await app.CheckAsync(CancellationToken.None);
if (command.Name == Command.Backup) return await app.BackupAsync(command, Console.Out, CancellationToken.None);
if (!app.ClaimDataFolder()) return 1;
if (command.Name == Command.Restore) return await app.RestoreAsync(command, Console.Out, CancellationToken.None);
if (command.Name == Command.Demo) app.DiscardYesterday();
if (!app.FindsItsDatabase(command)) return 1;
if (!await app.TryMigrateAsync(command)) return 1;
if (!await app.FindsItsCompanyAsync()) return 1;
if (command.Name == Command.Migrate) return 0;
if (command.Name == Command.Feed) return await app.FeedAsync(command, Console.Out, CancellationToken.None);
if (command.Name == Command.RebuildSearch) return await app.RebuildSearchAsync(Console.Out, CancellationToken.None);
await app.FeedNewListenersAsync();
if (command.Name == Command.Import) return await app.ImportAsync(command, Console.Out, CancellationToken.None);
if (command.Name == Command.Seed) return await app.SeedAsync(CancellationToken.None);
if (command.Name == Command.Demo) await app.PlayDemoAsync();

// First of all: what follows asks by which scheme and from where the request came.
app.UseForwardedHeaders();
app.UseHeads();
app.UseCookiePolicy();
app.UseMeasuring();
app.UseErrorPages();
app.UseSecurityHeaders();
app.UseWeb();
app.MapEndpoints();
app.AnnounceAddress();

await app.RunAsync();
return 0;
