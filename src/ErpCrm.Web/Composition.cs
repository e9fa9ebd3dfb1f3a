using ErpCrm.Web.Api;
using ErpCrm.Web.Demo;
using ErpCrm.Web.Hosting;
using ErpCrm.Web.Installing;
using ErpCrm.Web.Measuring;

namespace ErpCrm.Web;

internal static class Composition
{
    /// <summary>The application for a command, built and not started.</summary>
    public static WebApplication Build(Command command) => Build(Begin(command), command);

    public static WebApplicationBuilder Begin(Command command) => WebApplication.CreateBuilder(command.Arguments);

    public static WebApplication Build(WebApplicationBuilder builder, Command command)
    {
        builder.AddStorage(command);
        builder.AddLogging(command);
        builder.AddTelemetry();
        builder.AddDatabase(command);
        builder.AddInstallation(command);
        builder.AddMeasuring();
        builder.AddClock();
        builder.AddDemo();
        builder.Services.AddModules();
        builder.AddWeb();
        builder.AddApi();
        return builder.Build();
    }
}
