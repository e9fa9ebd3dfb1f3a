using ErpCrm.Web;
using ErpCrm.Web.Checking;
using ErpCrm.Web.Demo;
using ErpCrm.Web.Hosting;
using ErpCrm.Web.Measuring;
using ErpCrm.Web.Seeding;

var command = Command.Parse(args);
var builder = WebApplication.CreateBuilder(command.Arguments);

if (Refusals.Of(builder, command) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

builder.AddStorage(command);
builder.AddLogging(command);
builder.AddTelemetry();
builder.AddDatabase(command);
builder.AddMeasuring();
builder.AddClock();
builder.AddDemo();
builder.Services.AddModules();
builder.AddWeb();

var app = builder.Build();

if (command.Name == Command.Check) return await app.CheckAsync(CancellationToken.None);
if (!app.ClaimDataFolder()) return 1;
if (command.Name == Command.Demo) app.DiscardYesterday();
if (!await app.TryMigrateAsync(command)) return 1;
if (command.Name == Command.Migrate) return 0;
if (command.Name == Command.Seed) return await app.SeedAsync(CancellationToken.None);
if (command.Name == Command.Demo) await app.PlayDemoAsync();

// First of all: what follows asks by which scheme and from where the request came.
app.UseForwardedHeaders();
app.UseMeasuring();
app.UseErrorPages();
app.UseSecurityHeaders();
app.UseWeb();
app.MapEndpoints();
app.AnnounceAddress();

await app.RunAsync();
return 0;
