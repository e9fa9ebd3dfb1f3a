using ErpCrm.Platform.Data;

namespace ErpCrm.Web.Hosting;

/// <summary>An embedded database belongs to one process at a time; a
/// second one on the same folder does not start.</summary>
internal static class SingleProcess
{
    /// <summary>
    /// Holds the data folder until the process ends, however it ends.
    /// False when another process holds it, after saying so.
    /// </summary>
    public static bool ClaimDataFolder(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IDatabase>().IsShared) return true;
        var path = app.Services.GetRequiredService<DataFolder>().Of("in-use");
        try
        {
            var claim = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            app.Lifetime.ApplicationStopped.Register(claim.Dispose);
            return true;
        }
        catch (IOException)
        {
            app.Logger.LogCritical(
                "Another process is running on {Folder}. Stop it first, or give this one a Data:Folder of its own.",
                Path.GetDirectoryName(path));
            return false;
        }
    }
}
