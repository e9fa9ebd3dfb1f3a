using System.Globalization;
using ErpCrm.Demo;
using ErpCrm.Platform.Security;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Demo;

internal static class DemoCommand
{
    private const string DayFile = "demo.day";

    public static void AddDemo(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IDemoPlayer, DemoPlayer>();

    /// <summary>Takes away what another day played, or what was not played
    /// to its end. The folder belongs to this process by now.</summary>
    public static void DiscardYesterday(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        var marker = folder.Of(DayFile);
        if (File.Exists(marker) && File.ReadAllText(marker) == Today(app)) return;
        foreach (var file in Directory.GetFiles(folder.Path, "demo.*")) File.Delete(file);
        if (Directory.Exists(folder.Of("files"))) Directory.Delete(folder.Of("files"), recursive: true);
    }

    /// <summary>Plays the company once a day; a second start on the same day shows the same company at once.</summary>
    public static async Task PlayDemoAsync(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        if (!File.Exists(folder.Of(DayFile)))
        {
            await app.Services.GetRequiredService<IDemoPlayer>().PlayAsync(CancellationToken.None);
            await File.WriteAllTextAsync(folder.Of(DayFile), Today(app));
        }

        app.Lifetime.ApplicationStarted.Register(() => PrintSignIns(app));
    }

    private static void PrintSignIns(WebApplication app)
    {
        foreach (var role in BuiltInRoles.All)
        {
            if (DemoCast.All.FirstOrDefault(person => person.Role == role) is { } person)
                app.Logger.LogInformation("Sign in as {Role}: {Email} / {Password}", role.PadRight(16), person.Email,
                    DemoCast.Password);
        }
    }

    private static string Today(WebApplication app) =>
        DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddHours(6))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
