using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Installing;

internal static class StartChecks
{
    public static void AddInstallation(this WebApplicationBuilder builder, Command command)
    {
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<Installation>(services, command,
            command.Name != Command.Check));
        builder.Services.AddSingleton<IInstallation>(services => services.GetRequiredService<Installation>());
    }

    /// <summary>False, after saying why, when the company's database
    /// is not where it was; the start ends there.</summary>
    public static bool FindsItsDatabase(this WebApplication app, Command command)
    {
        var installation = app.Services.GetRequiredService<Installation>();
        if (command.Name == Command.New) installation.Forget();
        else if (installation.LackOfDatabase() is { } lack) return Refuse(app, lack);
        return true;
    }

    /// <summary>The same for the company in it, and for the folder that belongs to a shared database.</summary>
    public static async Task<bool> FindsItsCompanyAsync(this WebApplication app)
    {
        var installation = app.Services.GetRequiredService<Installation>();
        if (!installation.IsKnown && !app.Services.GetRequiredService<IDatabase>().IsShared) return true;
        await app.Services.PrepareAsync(CancellationToken.None);
        if (installation.LackOfCompany(app.Services.GetRequiredService<ICompanyProfile>().IsSetUp) is { } lack)
            return Refuse(app, lack);
        return installation.Mismatch is null;
    }

    private static bool Refuse(WebApplication app, string lack)
    {
        app.Logger.LogCritical("{Lack}", lack);
        return false;
    }
}
