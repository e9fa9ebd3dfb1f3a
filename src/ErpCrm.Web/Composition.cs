using ErpCrm.Web.Demo;
using ErpCrm.Web.Hosting;
using ErpCrm.Web.Installing;
using ErpCrm.Web.Measuring;

namespace ErpCrm.Web;

internal static class Composition
{
    /// <summary>The application for a command, built and not started.</summary>
    public static WebApplication Build(Command command)
    {
        var builder = WebApplication.CreateBuilder(command.Arguments);
        builder.AddStorage(command);
        builder.AddLogging();
        builder.AddTelemetry();
        builder.AddDatabase(command);
        builder.AddInstallation(command);
        builder.AddMeasuring();
        builder.AddDemo(command);
        builder.Services.AddModules();
        builder.AddWeb();
        return builder.Build();
    }
}
