using System.Globalization;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Demo;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Demo;

internal static class DemoCommand
{
    private const string DayFile = "demo.day";

    public static void AddDemo(this WebApplicationBuilder builder, Command command)
    {
        // One clock for the whole application; only playing the demo company moves it.
        builder.Services.AddSingleton<AdjustableTime>();
        builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<AdjustableTime>());
        builder.Services.AddSingleton<IDemoPlayer, DemoPlayer>();
        if (command.Name == Command.Demo) DiscardYesterday(Path.GetFullPath(Storage.RootOf(builder, command)));
    }

    /// <summary>Plays the company once a day; a second start on the same day shows the same company at once.</summary>
    public static async Task PlayDemoAsync(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        if (!File.Exists(folder.Of(DayFile)))
        {
            await app.Services.GetRequiredService<IDemoPlayer>().PlayAsync(CancellationToken.None);
            await File.WriteAllTextAsync(folder.Of(DayFile), Today());
        }

        app.Lifetime.ApplicationStarted.Register(() => PrintSignIns(app));
    }

    private static void DiscardYesterday(string folder)
    {
        var marker = Path.Combine(folder, DayFile);
        if (File.Exists(marker) && File.ReadAllText(marker) == Today()) return;
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "demo.*") : []) File.Delete(file);
        if (Directory.Exists(Path.Combine(folder, "files"))) Directory.Delete(Path.Combine(folder, "files"), recursive: true);
    }

    private static void PrintSignIns(WebApplication app)
    {
        foreach (var role in BuiltInRoles.All)
        {
            if (DemoCast.All.FirstOrDefault(person => person.Role == role) is { } person)
                app.Logger.LogInformation("Sign in as {Role}: {Email} / {Password}", role.PadRight(16), person.Email, DemoCast.Password);
        }
    }

    private static string Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(6)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
