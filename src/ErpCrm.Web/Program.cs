using ErpCrm.Web;
using ErpCrm.Web.Demo;
using ErpCrm.Web.Hosting;

var command = Command.Parse(args);
var builder = WebApplication.CreateBuilder(command.Arguments);

builder.AddStorage(command);
builder.AddLogging();
builder.AddTelemetry();
builder.AddDatabase(command);
builder.AddDemo(command);
builder.Services.AddModules();
builder.AddWeb();

var app = builder.Build();

if (!app.ClaimDataFolder()) return 1;
await app.MigrateAsync(command);
if (command.Name == Command.Migrate) return 0;
if (command.Name == Command.Demo) await app.PlayDemoAsync();

app.UseErrorPages();
app.UseSecurityHeaders();
app.UseWeb();
app.MapEndpoints();
app.AnnounceAddress();

await app.RunAsync();
return 0;
